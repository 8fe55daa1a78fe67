package de.vorhabenpfad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.vorhabenpfad.casefile.Outcome;
import de.vorhabenpfad.casefile.Stage;
import de.vorhabenpfad.network.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

class ListQueryTest {

    private static ListQuery query(@Nullable String page, @Nullable String size, @Nullable String stage, @Nullable String workshop,
            @Nullable String authority, @Nullable String outcome) {
        return ListQuery.of(new ListQuery.Asked(page, size, stage, workshop, authority, outcome), "daten"::equals, "rki"::equals);
    }

    @Test
    void withoutParametersItIsTheFirstTwenty() {
        assertThat(query(null, null, null, null, null, null)).isEqualTo(new ListQuery(0, 20, null, null, null, null))
                .isEqualTo(query("", "", "", "", "", ""));
    }

    @Test
    void takesTheCodesOfTheApi() {
        assertThat(query("3", "100", "closed", "daten", "rki", "handed-over"))
                .isEqualTo(new ListQuery(3, 100, Stage.CLOSED, "daten", "rki", Outcome.HANDED_OVER));
    }

    @ParameterizedTest
    @CsvSource({ "page,-1", "page,1.5", "page,2147483648", "page,x", "size,0", "size,101", "size,1e1", "stage,PILOT", "stage,nowhere",
            "workshop,nobody", "authority,nobody", "outcome,handed_over" })
    void refusesWhatItDoesNotKnow(String key, String value) {
        RequestRefused refused = catchThrowableOfType(RequestRefused.class,
                () -> query(of(key, "page", value), of(key, "size", value), of(key, "stage", value), of(key, "workshop", value),
                        of(key, "authority", value), of(key, "outcome", value)));

        assertThat(refused.status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.body().type()).isEqualTo("InvalidRequest");
        assertThat(refused.body().fields()).singleElement().satisfies(field -> assertThat(field.key()).isEqualTo(key));
    }

    private static @Nullable String of(String key, String wanted, String value) {
        return key.equals(wanted) ? value : null;
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        RequestRefused refused = catchThrowableOfType(RequestRefused.class, () -> query("-1", "0", "x", "x", "x", "x"));

        assertThat(refused.body().fields()).extracting(RequestRefused.Field::key)
                .containsExactly("page", "size", "stage", "workshop", "authority", "outcome");
    }

    @Test
    void onlyWhoSeesEverythingGetsAllInitiatives() {
        ListQuery all = query(null, null, null, null, null, null);

        assertThat(all.filter(Some.person("koordination", Person.COORDINATION)).who()).isNull();
        assertThat(all.filter(Some.person("vorschlag", Person.PROPOSERS)).who()).containsExactlyInAnyOrder(Person.PROPOSERS, "@vorschlag");
    }
}
