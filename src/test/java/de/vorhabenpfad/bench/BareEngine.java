package de.vorhabenpfad.bench;

import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.vorhabenpfad.network.Network;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** (b): the same models on a plain engine with its own rights, which keeps all answers as process variables. */
final class BareEngine extends Contender {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngine engine;
    private final AtomicLong numbers = new AtomicLong();

    BareEngine(DataSource dataSource, DataSource superuser, Counters counters, Network network) throws Exception {
        super("bare engine", superuser, counters, network);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(dataSource);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setAuthorizationEnabled(true);
        configuration.setDefaultSerializationFormat("application/json");
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9_-]+|camunda-admin");
        configuration.setMetricsEnabled(true);
        configuration.setTransactionsExternallyManaged(false);
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        configuration.setBeans(beans());
        engine = configuration.buildProcessEngine();
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        for (String pattern : List.of("classpath*:bpmn/*.bpmn", "classpath*:bpmn/*.dmn", "classpath*:forms/*.form")) {
            for (Resource file : files.getResources(pattern)) {
                deployment.addInputStream(file.getFilename(), file.getInputStream());
            }
        }
        deployment.deploy();
        // a workshop lead may read tasks in lists by rows of rights, as the engine writes them; nothing to add here
        if (engine.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK).count() != 0) {
            throw new IllegalStateException("The bare engine is not fresh.");
        }
    }

    /** What the models ask for, as cheap as can be. */
    private static Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>();
        beans.put("duty", new Duty());
        beans.put("pilots", new Pilots());
        beans.put("workingDays", new WorkingDays());
        for (String listener : List.of("enterStage", "recordAdvice", "invitationLapse")) {
            beans.put(listener, (ExecutionListener) execution -> { });
        }
        beans.put("extensionObsolete", (TaskListener) task -> { });
        beans.put("nextAssessor", (JavaDelegate) execution -> { });
        return beans;
    }

    public static final class Duty {
        public String workshop(String id) {
            return "workshop-" + id;
        }

        public String authority(String id) {
            return "authority-" + id;
        }

        public Collection<String> proposer(String number) {
            return List.of("vorschlag");
        }
    }

    public static final class Pilots {
        public List<String> sites(String number) {
            return Work.SITES;
        }

        public List<String> bodies(String number) {
            return Work.BODIES;
        }

        public boolean hasBodies(String number) {
            return true;
        }

        public boolean isObjected(String number, String site) {
            return false;
        }

        public boolean isAnyCompleted(String number) {
            return false;
        }

        public String bodyLabel(String body) {
            return body;
        }
    }

    public static final class WorkingDays {
        public Date after(int days) {
            return new Date(System.currentTimeMillis() + days * 86_400_000L);
        }
    }

    @Override
    ProcessEngine engine() {
        return engine;
    }

    @Override
    String start(String process) {
        String number = "V-2026-" + (1000 + numbers.incrementAndGet());
        VariableMap variables = Variables.createVariables();
        variables.putAll(Work.startVariables(number));
        variables.putAll(Work.PROPOSAL);
        engine.getRuntimeService().startProcessInstanceByKey(process, number, variables);
        return number;
    }

    @Override
    void complete(String task, Map<String, Object> answers) {
        VariableMap variables = Variables.createVariables();
        answers.forEach((name, value) -> variables.putValue(name, value instanceof Collection<?> ? SpinValues.jsonValue(json(value)).create() : value));
        engine.getFormService().submitTaskForm(task, variables);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
