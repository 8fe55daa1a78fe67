package de.vorhabenpfad.trail;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FloodTest {

    private final Flood flood = new Flood();

    private static TrailRecord refusal(@Nullable String who, String what, String source) {
        return new TrailRecord(Kind.REFUSAL, who, what, null, null, source, "session");
    }

    @Test
    void equalRecordsOfAMinuteAreOneRowAndACount() {
        assertThat(flood.admit(refusal("eve", "403 GET /a", "10.0.0.1"))).isPresent();
        IntStream.range(0, 499).forEach(i -> assertThat(flood.admit(refusal("eve", "403 GET /a", "10.0.0.1"))).isEmpty());
        assertThat(flood.admit(refusal("eve", "403 GET /b", "10.0.0.1"))).isPresent();
        assertThat(flood.endOfMinute()).singleElement().satisfies(rest -> {
            assertThat(rest.times()).isEqualTo(499);
            assertThat(rest.record().what()).isEqualTo("403 GET /a");
        });
        assertThat(flood.endOfMinute()).isEmpty();
        assertThat(flood.admit(refusal("eve", "403 GET /a", "10.0.0.1"))).isPresent();
    }

    @Test
    void oneAddressFillsSoManyRowsAndTheRestIsCounted() {
        long rows = IntStream.range(0, 1000).filter(i -> flood.admit(refusal(null, "401 GET /" + i, "10.0.0.1")).isPresent()).count();
        assertThat(rows).isEqualTo(Flood.OF_ONE);
        assertThat(flood.endOfMinute()).singleElement().satisfies(rest -> {
            assertThat(rest.times()).isEqualTo(1000 - Flood.OF_ONE);
            assertThat(rest.record().what()).isEqualTo(Flood.FURTHER);
            assertThat(rest.record().source()).isEqualTo("10.0.0.1");
        });
    }

    @Test
    void manyAddressesFillSoManyRowsAndNothingIsKeptOfEach() {
        long rows = IntStream.range(0, 100_000).filter(i -> flood.admit(refusal(null, "401 GET /", "2001:db8::" + i)).isPresent()).count();
        assertThat(rows).isEqualTo(Flood.OF_STRANGERS);
        List<Flood.Counted> rest = flood.endOfMinute();
        assertThat(rest).hasSizeLessThanOrEqualTo(1 + Flood.OF_STRANGERS);
        assertThat(rest.stream().mapToInt(Flood.Counted::times).sum()).isEqualTo(100_000 - Flood.OF_STRANGERS);
    }

    @Test
    void aNetworkOfIpv6IsOneSenderHoweverManyAddressesItHas() {
        long rows = IntStream.range(0, 1000).filter(i -> flood.admit(refusal(null, "401 GET /", "2001:db8:0:7::" + Integer.toHexString(i))).isPresent()).count();
        assertThat(rows).isEqualTo(Flood.OF_ONE);
        assertThat(flood.endOfMinute()).singleElement().satisfies(rest -> {
            assertThat(rest.times()).isEqualTo(1000 - Flood.OF_ONE);
            assertThat(rest.record().source()).isEqualTo("2001:db8:0:7:0:0:0:0/64");
        });
        assertThat(flood.admit(refusal(null, "401 GET /", "2001:db8:0:8::1"))).isPresent();
    }

    @Test
    void refusalsOfStrangersDoNotHideAGuessAtAnAccount() {
        IntStream.range(0, 5).forEach(address -> IntStream.range(0, Flood.OF_ONE).forEach(i -> flood.admit(refusal(null, "401 GET /" + i, "10.0.0." + address))));
        assertThat(flood.admit(refusal(null, "401 GET /", "10.0.1.1"))).as("the strangers' budget is used up").isEmpty();
        assertThat(flood.admit(guess("eva", "10.0.0.1"))).isPresent();
        assertThat(flood.admit(guess("adam", "10.0.1.1"))).isPresent();
        assertThat(flood.admit(guess(null, "10.0.1.1"))).as("no account").isEmpty();
    }

    @Test
    void guessesAtOneAccountFillSoManyRowsAndTheRestIsCountedWithIt() {
        long rows = IntStream.range(0, 1000).filter(i -> flood.admit(guess("eva", "10.0." + i / 250 + "." + i % 250)).isPresent()).count();
        assertThat(rows).isEqualTo(Flood.OF_GUESSED);
        assertThat(flood.endOfMinute()).singleElement().satisfies(rest -> {
            assertThat(rest.record().who()).isEqualTo("eva");
            assertThat(rest.record().what()).isEqualTo(Flood.FURTHER);
            assertThat(rest.times()).isEqualTo(1000 - Flood.OF_GUESSED);
        });
    }

    private static TrailRecord guess(@Nullable String account, String source) {
        return new TrailRecord(Kind.LOGIN_REFUSED, account, "form", null, null, source, null);
    }

    @Test
    void nobodyHidesWhatTheyTakeAwayInMuchElse() {
        IntStream.range(0, 1000).forEach(i -> assertThat(flood.admit(export("eva", "/vorhaben/{number}/anlagen/{id}", i))).isPresent());
        assertThat(flood.admit(export("eva", "/vorhaben/{number}/anlagen/{id}", 1))).as("the same once more").isEmpty();
        long byLink = IntStream.range(0, 1000).filter(i -> flood.admit(export("proposer", "/status/{token}/anlagen/{id}", i)).isPresent()).count();
        assertThat(byLink).as("whoever has a link has no account").isEqualTo(Flood.OF_ONE);
    }

    private static TrailRecord export(String who, String what, int id) {
        return new TrailRecord(Kind.EXPORT, who, what, String.valueOf(id), null, "10.0.0.1", null);
    }

    @Test
    void whatStrangersCauseInAMinuteIsBounded() {
        int[] rows = { 0 };
        for (Kind kind : List.of(Kind.REFUSAL, Kind.LOGIN_REFUSED, Kind.EXPORT)) {
            for (int address = 0; address < 2000; address++) {
                for (int i = 0; i < 3; i++) {
                    TrailRecord record = new TrailRecord(kind, null, "x" + i % 2, null, null, "10." + address / 250 + "." + address % 250 + ".1", null);
                    rows[0] += flood.admit(record).isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(rows[0]).isEqualTo(Flood.OF_STRANGERS);
        assertThat(flood.endOfMinute()).hasSizeLessThanOrEqualTo(Flood.OF_STRANGERS + 3 * (Flood.OF_STRANGERS + 1));
    }

    @Test
    void strangersDoNotHideWhatAnAccountIsRefused() {
        IntStream.range(0, 10_000).forEach(i -> flood.admit(refusal(null, "401 GET /", "2001:db8::" + i)));
        assertThat(flood.admit(refusal("eve", "403 GET /a", "2001:db8::1"))).isPresent();
        IntStream.range(0, 1000).forEach(i -> flood.admit(refusal("eve", "403 GET /" + i, "2001:db8::1")));
        assertThat(flood.endOfMinute()).anySatisfy(rest -> {
            assertThat(rest.record().who()).isEqualTo("eve");
            assertThat(rest.record().what()).isEqualTo(Flood.FURTHER);
        });
    }
}
