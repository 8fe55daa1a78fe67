package de.vorhabenpfad.forms;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FormSchemaTest {

    static FormSchema form(String... components) {
        return read("{'id': 'idea', 'components': [" + String.join(", ", components) + "]}");
    }

    /** Json with single quotes; a backtick stands for a quote inside of a text. */
    private static FormSchema read(String json) {
        return FormSchema.read(new ByteArrayInputStream(json.replace('\'', '"').replace("`", "\\\"").getBytes(StandardCharsets.UTF_8)));
    }

    private static FormField only(String component) {
        return form(component).fields().get(0);
    }

    @ParameterizedTest
    @EnumSource(value = FormField.Type.class, names = { "DYNAMICLIST", "DATETIME" }, mode = EnumSource.Mode.EXCLUDE)
    void everyTypeIsReadByItsName(FormField.Type type) {
        FormField field = only("{'type': '" + type.name().toLowerCase() + "', 'key': 'one', 'label': 'Eins'}");
        assertThat(field.type()).isEqualTo(type);
        assertThat(field.key()).isEqualTo("one");
        assertThat(field.label()).isEqualTo("Eins");
        assertThat(field.readonly()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "2147483648", "1.5", "1e999999999" })
    void aLengthThatIsNoneIsRefusedWithItsPlace(String length) {
        assertThatIllegalArgumentException().isThrownBy(() -> form("{'type': 'textfield', 'key': 'one', 'validate': {'maxLength': '" + length + "'}}"))
                .withMessageStartingWith("idea.one: maxLength is no whole number");
    }

    @Test
    void aDateHasALabelOfItsOwn() {
        assertThat(only("{'type': 'datetime', 'subtype': 'date', 'key': 'day', 'dateLabel': 'Tag'}").label()).isEqualTo("Tag");
    }

    @Test
    void aListHasItsColumnsAndIsCalledByItsPath() {
        FormField list = only("{'type': 'dynamiclist', 'path': 'rows', 'label': 'Zeilen', 'components': [{'type': 'textfield', 'key': 'name'}]}");
        assertThat(list.key()).isEqualTo("rows");
        assertThat(list.columns()).extracting(FormField::key).containsExactly("name");
    }

    @Test
    void textsSayNothingThatIsAnswered() {
        assertThat(form("{'type': 'text', 'text': 'Hinweis'}", "{'type': 'separator'}", "{'type': 'spacer'}").fields()).isEmpty();
    }

    @Test
    void aGroupPassesItsConditionOn() {
        FormField inner = only("{'type': 'group', 'conditional': {'hide': '=a = 1'}, 'components': ["
                + "{'type': 'textfield', 'key': 'inner', 'conditional': {'hide': '=b = 2'}}]}");
        assertThat(inner.hides()).containsExactly("a = 1", "b = 2");
    }

    @Test
    void everyRuleIsRead() {
        FormField.Rules rules = only("{'type': 'textfield', 'key': 'one', 'decimalDigits': 2, 'validate': {'required': true, 'minLength': 1, 'maxLength': '9',"
                + " 'min': 0.5, 'max': '7', 'pattern': '^a$', 'validationType': 'email'}, 'properties': {'minItems': '1', 'maxItems': '5',"
                + " 'dateAfter': 'today', 'dateNotAfter': 'end', 'dateWithinMonths': '6', 'acceptLabels': 'true'}}").rules();
        assertThat(rules.pattern().pattern()).isEqualTo("^a$");
        assertThat(rules).usingRecursiveComparison().ignoringFields("pattern").isEqualTo(new FormField.Rules(true, 1, 9, new BigDecimal("0.5"),
                new BigDecimal("7"), 2, null, true, 1, 5, "today", "end", 6, true));
    }

    @Test
    void whatIsDisabledTakesNoAnswer() {
        FormSchema form = form("{'type': 'textfield', 'key': 'shown', 'readonly': true}", "{'type': 'textfield', 'key': 'off', 'disabled': true}",
                "{'type': 'textfield', 'key': 'asked'}");
        assertThat(form.answers()).extracting(FormField::key).containsExactly("asked");
        assertThat(form.field("shown")).isPresent();
        assertThat(form.field("nowhere")).isEmpty();
    }

    @Test
    void anOptionIsReadByItsLabel() {
        FormField field = only("{'type': 'radio', 'key': 'one', 'values': [{'value': 'yes', 'label': 'Ja'}]}");
        assertThat(field.labelOf("yes")).isEqualTo("Ja");
        assertThat(field.labelOf("old")).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'type': 'filepicker', 'key': 'one'}", "{'type': 'expression', 'key': 'one'}", "{'key': 'one'}",
            "{'type': 'textfield'}", "{'type': 'dynamiclist', 'key': 'rows'}",
            "{'type': 'datetime', 'subtype': 'datetime', 'key': 'one'}", "{'type': 'select', 'key': 'one', 'valuesExpression': '=a'}",
            "{'type': 'textfield', 'key': 'one', 'validate': {'unheardOf': 1}}", "{'type': 'textfield', 'key': 'one', 'properties': {'unheardOf': '1'}}",
            "{'type': 'textfield', 'key': 'one', 'validate': {'validationType': 'phone'}}", "{'type': 'textfield', 'key': 'one', 'validate': {'pattern': '('}}",
            "{'type': 'textfield', 'key': 'one', 'validate': {'maxLength': 'many'}}",
            "{'type': 'group', 'path': 'one', 'components': []}",
            "{'type': 'dynamiclist', 'path': 'rows', 'components': [{'type': 'filepicker', 'key': 'one'}]}" })
    void whatTheServerDoesNotKnowIsRefused(String component) {
        assertThatIllegalArgumentException().isThrownBy(() -> form(component)).withMessageStartingWith("idea");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "", "[]", "{'components': []}", "{'id': 'idea'}", "{'id': 'idea', 'components': 'none'}" })
    void whatIsNoFormIsRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json)).withMessageContaining("This ");
    }
}
