package de.vorhabenpfad.path.door;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import de.vorhabenpfad.forms.FormSchema;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/** The forms as they were deployed together with a model: a running initiative stays on the forms it started with. */
@Component
final class DeployedForms {

    private final Map<String, DeployedForm> known = new ConcurrentHashMap<>();

    /** @param version the version the engine gave the form when it was deployed */
    record DeployedForm(FormSchema schema, int version) {
    }

    /** Must be called inside a command of the engine. */
    DeployedForm get(CommandContext context, FormDefinition definition, String deploymentId) {
        String form = definition.getCamundaFormDefinitionKey().getExpressionText();
        String key = deploymentId + "/" + form;
        DeployedForm cached = known.get(key);
        if (cached == null) {
            cached = load(context, form, deploymentId);
            known.put(key, cached);
        }
        return cached;
    }

    private static DeployedForm load(CommandContext context, String form, String deploymentId) {
        CamundaFormDefinition definition = context.runWithoutAuthorization(
                () -> new GetCamundaFormDefinitionCmd(new CamundaFormRefImpl(form, "deployment"), deploymentId).execute(context));
        ResourceEntity resource = context.getResourceManager().findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(),
                definition.getResourceName());
        return new DeployedForm(FormSchema.read(new ByteArrayInputStream(resource.getBytes())), definition.getVersion());
    }
}
