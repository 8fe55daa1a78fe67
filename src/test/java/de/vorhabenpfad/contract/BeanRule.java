package de.vorhabenpfad.contract;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;

/** Every bean that an expression of a model names is there, of the right kind, and has the method. */
final class BeanRule {

    private static final Pattern DELEGATE = Pattern.compile("<([\\w:]+)[^>]*?\\bdelegateExpression=\"[$#]\\{(\\w+)}\"");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CALL = Pattern.compile("(?<![.'\\w])([a-z]\\w*)\\.([a-z]\\w*)\\(([^()]*)\\)");
    private static final Map<String, Class<?>> KINDS = Map.of("serviceTask", JavaDelegate.class, "camunda:executionListener",
            ExecutionListener.class, "camunda:taskListener", TaskListener.class);

    private BeanRule() {
    }

    /** @param beans the class of a bean by its name, or null if there is none */
    static List<String> findings(Models models, Function<String, @Nullable Class<?>> beans) {
        List<String> findings = new ArrayList<>();
        for (Models.Model model : models.models()) {
            delegates(model, beans, findings);
            calls(model, beans, findings);
        }
        return findings;
    }

    private static void delegates(Models.Model model, Function<String, @Nullable Class<?>> beans, List<String> findings) {
        for (Matcher found = DELEGATE.matcher(model.xml()); found.find();) {
            String element = found.group(1);
            String name = found.group(2);
            Class<?> bean = beans.apply(name);
            Class<?> kind = KINDS.get(element);
            if (bean == null) {
                findings.add(model.name() + ": there is no bean " + name);
            } else if (kind == null || !kind.isAssignableFrom(bean)) {
                findings.add(model.name() + ": the bean " + name + " is nothing for a " + element);
            }
        }
    }

    private static void calls(Models.Model model, Function<String, @Nullable Class<?>> beans, List<String> findings) {
        for (Matcher expression = EXPRESSION.matcher(model.xml()); expression.find();) {
            for (Matcher call = CALL.matcher(expression.group(1)); call.find();) {
                if (!call.group(1).equals("execution")) {
                    String complaint = complaint(beans.apply(call.group(1)), call);
                    if (complaint != null) {
                        findings.add(model.name() + ": " + complaint);
                    }
                }
            }
        }
    }

    private static @Nullable String complaint(@Nullable Class<?> bean, Matcher call) {
        if (bean == null) {
            return "there is no bean " + call.group(1);
        }
        int arguments = call.group(3).isBlank() ? 0 : call.group(3).split(",").length;
        boolean there = Modifier.isPublic(bean.getModifiers()) && Arrays.stream(bean.getMethods())
                .anyMatch(method -> method.getName().equals(call.group(2)) && method.getParameterCount() == arguments);
        return there ? null : call.group(1) + " has no public method " + call.group(2) + " with " + arguments + " arguments";
    }
}
