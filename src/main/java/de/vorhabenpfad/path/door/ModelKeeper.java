package de.vorhabenpfad.path.door;

import java.util.List;
import java.util.Set;

import de.vorhabenpfad.path.Guarded;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Refuses models that bring code of their own: scripts, connectors, classes named in the model, work for programs outside. The packaged
 * models need none of it. Asked whenever a model is read, so one that lies in the database already does not run either.
 */
final class ModelKeeper extends AbstractBpmnParseListener {

    private static final Set<String> ELEMENTS = Set.of("script", "scriptTask", "connector");
    private static final Set<String> ATTRIBUTES = Set.of("class", "resource", "topic", "formHandlerClass", "variableMappingClass");
    private static final Set<String> TYPES = Set.of("external", "mail", "shell", "script");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        look(root, definitions);
    }

    private static void look(Element element, List<ProcessDefinitionEntity> definitions) {
        String code = code(element);
        if (code != null) {
            String model = definitions.isEmpty() ? "ohne Prozess" : definitions.get(0).getKey();
            throw Guarded.refusal("Das Modell „" + model + "“ bringt in Zeile " + element.getLine() + " eigenen Programmcode mit (" + code
                    + "). Modelle dieses Produkts rufen nur auf, was das Produkt mitbringt.");
        }
        element.elements().forEach(part -> look(part, definitions));
    }

    /** What kind of code it is; null for none. */
    private static @Nullable String code(Element element) {
        if (ELEMENTS.contains(element.getTagName())) {
            return element.getTagName();
        }
        for (String attribute : ATTRIBUTES) {
            if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute) != null || element.attribute(attribute) != null) {
                return attribute;
            }
        }
        String type = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "type");
        if (type != null && TYPES.contains(type.toLowerCase(java.util.Locale.ROOT))) {
            return type;
        }
        // an expression in another language than the engine's own is a script
        return element.getTagName().equals("conditionExpression") && element.attribute("language") != null ? "language" : null;
    }
}
