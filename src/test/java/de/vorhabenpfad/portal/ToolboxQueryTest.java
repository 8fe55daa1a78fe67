package de.vorhabenpfad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToolboxQueryTest {

    private static final List<String> KINDS = List.of("software", "method");

    private static ToolboxQuery.Asked asked(@Nullable String page, @Nullable String size, @Nullable String text, @Nullable String kind,
            @Nullable String workshop, @Nullable String authority) {
        return new ToolboxQuery.Asked(page, size, text, kind, workshop, authority);
    }

    private static ToolboxQuery strict(ToolboxQuery.Asked asked) {
        return ToolboxQuery.of(asked, KINDS, "daten"::equals, "rki"::equals);
    }

    private static ToolboxQuery lenient(ToolboxQuery.Asked asked) {
        return ToolboxQuery.lenient(asked, KINDS, "daten"::equals, "rki"::equals);
    }

    @Test
    void withoutParametersItIsTheFirstTwentyOfAll() {
        ToolboxQuery all = new ToolboxQuery(0, 20, null, null, null, null);

        assertThat(strict(asked(null, null, null, null, null, null))).isEqualTo(all).isEqualTo(strict(asked("", "", " ", "", "", "")));
        assertThat(lenient(asked("1", null, "", "", "", ""))).isEqualTo(all).returns(true, ToolboxQuery::asksForAll);
    }

    @Test
    void aProgramIsToldAllThatIsWrongAtOnce() {
        RequestRefused refused = catchThrowableOfType(RequestRefused.class, () -> strict(asked("-1", "101", "x", "x", "x", "x")));

        assertThat(refused.body().type()).isEqualTo("InvalidRequest");
        assertThat(refused.body().fields()).extracting(RequestRefused.Field::key).containsExactly("page", "size", "kind", "workshop", "authority");
    }

    @Test
    void onAPageWhatIsNotKnownIsAsGoodAsNotChosen() {
        assertThat(lenient(asked("x", null, " zwei Wörter\0 ", "x", "x", "x"))).isEqualTo(new ToolboxQuery(0, 20, "zwei Wörter", null, null, null));
        assertThat(lenient(asked("3", null, null, "method", "daten", "rki"))).isEqualTo(new ToolboxQuery(2, 20, null, "method", "daten", "rki"));
    }

    @Test
    void onlyWhoIsSignedInIsShownWhatIsForTheNetwork() {
        ToolboxQuery query = strict(asked(null, null, null, null, null, null));

        assertThat(query.filter(null).network()).isFalse();
        assertThat(query.filter(Some.person("vorschlag", "proposers")).network()).isTrue();
    }
}
