package de.vorhabenpfad.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.path.PathTest;
import de.vorhabenpfad.path.Steps;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What models, forms and Java promise each other; every rule is also shown a fixture that breaks it. */
@PathTest
class CodeContractTest {

    /** Only on the portal: who has no account says who they are. */
    private static final Set<String> WITHOUT_TASK = Set.of("contact");
    private static final Set<String> CONTEXT = Set.of("caseNumber", "caseTitle", "caseIdea", "caseStage", "caseLastDecision", "caseFindings");

    private final Models models = Models.in(Models.PRODUCT);
    private final FormFiles forms = FormFiles.in(FormFiles.PRODUCT);

    @Autowired
    Steps steps;
    @Autowired
    ApplicationContext context;
    @Autowired
    RepositoryService repository;

    @Test
    void taskFormAndClassBelongTogether() {
        assertThat(new StepRule(models, forms, steps.ids(), steps.startable()).findings(WITHOUT_TASK)).isEmpty();
    }

    @Test
    void whatStandsAloneIsFound() {
        StepRule rule = new StepRule(ModelContractTest.fixture("steps"), FormFiles.in(ModelContractTest.folder("steps")),
                Set.of("withoutForm", "withUnknownForm", "looselyBound", "withoutTask"), Set.of("elsewhere"));
        assertThat(rule.findings(Set.of())).containsExactly("task withoutForm has no form", "task withUnknownForm: there is no form nowhere",
                "task looselyBound binds its form to latest and not to its deployment", "task withoutClass has no class",
                "start event ideaOpened has no class", "class of step withoutTask has no task",
                "class of start form elsewhere has no start event with a form", "form forgotten is used by no task");
    }

    @Test
    void expressionsFindTheirBeans() {
        assertThat(BeanRule.findings(models, name -> context.containsBean(name) ? context.getType(name) : null)).isEmpty();
    }

    @Test
    void anExpressionWithoutBeanIsFound() {
        assertThat(BeanRule.findings(ModelContractTest.fixture("beans"), name -> name.equals("words") ? String.class : null)).containsExactly(
                "beans: there is no bean missing", "beans: the bean words is nothing for a serviceTask", "beans: there is no bean nobody",
                "beans: words has no public method group with 1 arguments", "beans: words has no public method concat with 2 arguments");
    }

    @Test
    void everyAnswerIsReadAndEveryOptionKnown() {
        List<String> findings = new ArrayList<>();
        byForm().forEach((form, carrier) -> findings.addAll(AnswerRule.findings(form, forms.schema(form).fields(), Steps.answerType(carrier))));
        assertThat(findings).isEmpty();
    }

    @Test
    void anAnswerThatNobodyReadsIsFound() {
        FormFiles broken = FormFiles.in(ModelContractTest.folder("answers"));
        assertThat(AnswerRule.findings("idea", broken.schema("idea").fields(), Broken.class)).containsExactly("idea.unread is read by nobody",
                "idea.count may be empty, but its component may not", "idea.day is no java.lang.String",
                "idea.decision offers [good, poor], its enum knows [good, not-poor]", "idea.rows.unread is read by nobody",
                "idea.rows has no field target, which the record reads", "idea has no field missing, which the record reads");
    }

    private enum Judgement { GOOD, NOT_POOR }

    private record Row(String name, BigDecimal target) {
    }

    private record Broken(String title, long count, String day, Judgement decision, List<Row> rows, String missing) {
    }

    @Test
    void whatAFormShowsIsPutThere() {
        ShownRule rule = new ShownRule(CONTEXT, Map.of("prototype-review.criteria", columns("prototype-plan", "successCriteria"),
                "pilot-evaluation.kpiResults", columns("pilot-plan", "kpis")));
        List<String> findings = new ArrayList<>();
        byForm().forEach((form, carrier) -> findings.addAll(rule.findings(form, forms.schema(form).fields(), source(carrier))));
        assertThat(findings).isEmpty();
    }

    @Test
    void whatNobodyShowsIsFound() {
        List<FormField> fields = FormFiles.in(ModelContractTest.folder("shown")).schema("idea").fields();
        FormField name = fields.get(fields.size() - 1).columns().get(0);
        ShownRule rule = new ShownRule(Set.of("caseNumber"), Map.of("idea.rows", List.of(name)));
        assertThat(rule.findings("idea", fields, "Map.of(\"plan\", plan)")).containsExactly("idea.forgotten is shown by nobody",
                "idea.site: nobody offers siteOptions", "idea.rows.target is shown by nobody");
    }

    @Test
    void everyFileIsDeployedAsItIs() {
        List<Deployment> deployments = repository.createDeploymentQuery().deploymentName("vorhabenpfad").orderByDeploymentTime().desc().list();
        Map<String, String> deployed = new TreeMap<>();
        repository.getDeploymentResources(deployments.get(0).getId())
                .forEach(resource -> deployed.put(resource.getName(), new String(bytes(deployments.get(0), resource.getName()), StandardCharsets.UTF_8)));
        assertThat(deployed).containsExactlyInAnyOrderEntriesOf(files());
    }

    private byte[] bytes(Deployment deployment, String name) {
        try (InputStream content = repository.getResourceAsStream(deployment.getId(), name)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (String folder : List.of("bpmn", "forms")) {
            Models.files(folder, "").forEach(file -> files.put(folder + "/" + file.getFileName(), Models.text(file)));
        }
        return files;
    }

    /** The step or start form that carries a form. */
    private Map<String, Object> byForm() {
        Map<String, Object> carriers = new TreeMap<>();
        models.all(UserTask.class).forEach(task -> carriers.put(task.getCamundaFormRef(), steps.get(task.getId())));
        for (Models.Model model : models.models()) {
            model.all(StartEvent.class).stream().filter(start -> start.getCamundaFormRef() != null)
                    .forEach(start -> carriers.put(start.getCamundaFormRef(), steps.start(model.process().getId())));
        }
        return carriers;
    }

    private List<FormField> columns(String form, String list) {
        return forms.schema(form).field(list).orElseThrow().columns();
    }

    private static String source(Object carrier) {
        return Models.text(Path.of("src/main/java", carrier.getClass().getName().replace('.', '/') + ".java"));
    }
}
