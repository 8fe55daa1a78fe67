package de.vorhabenpfad.forms;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a page makes of a form's schema. */
class FormViewTest {

    private static FormSchema form(String components) {
        return FormSchema.read(new ByteArrayInputStream(("{\"id\": \"f\", \"components\": [" + components.replace('\'', '"') + "]}").getBytes(StandardCharsets.UTF_8)));
    }

    private static List<FormView.Part> parts(String components) {
        return FormView.of(form(components), Map.of(), Map.of(), List.of()).parts();
    }

    @ParameterizedTest
    @ValueSource(strings = { "proposal", "contact", "proposal-revision", "withdrawal", "adoption-request" })
    void everyFormOfThePortalCanBeShown(String id) {
        FormSchema schema = new Forms().get(id);
        FormView view = FormView.of(schema, Map.of(), Map.of(), List.of());
        assertThat(view.parts()).extracting(FormView.Part::key).containsAll(schema.answers().stream().map(FormField::key).toList());
    }

    @Test
    void textsAreMarkdownAndNeverMarkup() {
        assertThat(parts("{'type': 'text', 'text': '**Wichtig** <script>x</script> [böse](javascript:alert(1)) ![auch](data:text/html;base64,PHg+)'}").get(0).html())
                .contains("<strong>Wichtig</strong>").doesNotContain("<script>").doesNotContain("javascript:").doesNotContain("data:");
    }

    @Test
    void whatOnlyShowsSomethingIsLeftOut() {
        assertThat(parts("{'type': 'textfield', 'key': 'caseTitle', 'readonly': true}, {'type': 'text', 'text': '[Akte](/vorhaben/{{caseNumber}})'}")).isEmpty();
    }

    @Test
    void answersErrorsAndChoicesStandAtTheirQuestions() {
        FormSchema form = form("{'type': 'textfield', 'key': 'name', 'label': 'Name', 'validate': {'required': true}},"
                + "{'type': 'checklist', 'key': 'sites', 'valuesKey': 'offered'}");
        FormView view = FormView.of(form, Map.of("name", "x", "sites", List.of("a", "b")),
                Map.of("offered", List.of(Map.of("value", "a", "label", "Alpha"))), List.of(new Refusal.Field("name", "Zu kurz.")));
        assertThat(view.parts().get(0)).returns("x", FormView.Part::value).returns("Zu kurz.", FormView.Part::error).returns(true, FormView.Part::required);
        assertThat(view.parts().get(1).options()).containsExactly(new FormField.Option("a", "Alpha"));
        assertThat(view.parts().get(1).isChosen("b")).isTrue();
    }

    @Test
    void aConditionIsToldInTheWordsOfTheChoice() {
        List<FormView.Part> parts = parts("{'type': 'radio', 'key': 'decision', 'values': [{'value': 'yes', 'label': 'Ja, bitte'}]},"
                + "{'type': 'textarea', 'key': 'reason', 'conditional': {'hide': '=decision != \\'yes\\''}}".replace("\\'", "\\\""));
        assertThat(parts.get(1).shownIf()).isEqualTo(new FormView.ShownIf("decision", "yes", "Ja, bitte"));
    }

    @Test
    void whatPagesDoNotKnowIsNotShownWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> parts("{'type': 'dynamiclist', 'path': 'rows', 'components': []}")).withMessageContaining("f.rows");
        assertThatIllegalArgumentException().isThrownBy(() -> parts("{'type': 'textfield', 'key': 'a', 'conditional': {'hide': '=b > 3'}}")).withMessageContaining("b > 3");
    }

    @Test
    void whatAPageSentIsGivenToTheCheckerAsItTakesIt() {
        FormSchema form = form("{'type': 'checkbox', 'key': 'agree'}, {'type': 'checklist', 'key': 'sites'}, {'type': 'textfield', 'key': 'name'}");
        assertThat(FormView.given(form, Map.of("agree", List.of("true"), "sites", List.of("a", "b"), "name", List.of("x", "y"), "other", List.of("z"))))
                .containsOnly(Map.entry("agree", true), Map.entry("sites", List.of("a", "b")), Map.entry("name", "x"), Map.entry("other", "z"));
        assertThat(FormView.given(form, Map.of("agree", List.of("on")))).containsEntry("agree", false);
    }
}
