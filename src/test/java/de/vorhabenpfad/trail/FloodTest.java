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
