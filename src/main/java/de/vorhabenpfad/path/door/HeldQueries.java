package de.vorhabenpfad.path.door;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * All queries that a command of the engine holds, however deep: the command itself, its "or" parts, what a filter is extended with, what a
 * batch works through. They are found by looking into the fields, so that a kind of command that nobody thought of is looked through as well.
 */
final class HeldQueries {

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> one = type; one != null && isOfTheEngine(one); one = one.getSuperclass()) {
                for (Field field : one.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && mayHoldQueries(field.getType())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return fields;
        }
    };

    private HeldQueries() {
    }

    static List<AbstractQuery<?, ?>> of(Object command) {
        List<AbstractQuery<?, ?>> found = new ArrayList<>();
        look(command, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    private static void look(Object value, List<AbstractQuery<?, ?>> found, Set<Object> seen) {
        if (value instanceof Collection<?> several) {
            several.forEach(one -> lookFurther(one, found, seen));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(one -> lookFurther(one, found, seen));
        } else if (value instanceof Object[] several) {
            for (Object one : several) {
                lookFurther(one, found, seen);
            }
        } else if (isOfTheEngine(value.getClass()) && !isMachinery(value.getClass()) && seen.add(value)) {
            if (value instanceof AbstractQuery<?, ?> query) {
                found.add(query);
            }
            for (Field field : FIELDS.get(value.getClass())) {
                lookFurther(read(field, value), found, seen);
            }
        }
    }

    private static void lookFurther(Object value, List<AbstractQuery<?, ?>> found, Set<Object> seen) {
        if (value != null && !(value instanceof String)) {
            look(value, found, seen);
        }
    }

    private static Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Made accessible before.", e);
        }
    }

    private static boolean isOfTheEngine(Class<?> type) {
        return type.getName().startsWith("org.camunda.bpm.");
    }

    private static boolean mayHoldQueries(Class<?> type) {
        if (type.isArray()) {
            return !type.getComponentType().isPrimitive() && mayHoldQueries(type.getComponentType());
        }
        return type == Object.class || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)
                || isOfTheEngine(type) && !type.isEnum() && !isMachinery(type);
    }

    /** What belongs to the engine and not to the command: behind it lies everything. */
    private static boolean isMachinery(Class<?> type) {
        return CommandExecutor.class.isAssignableFrom(type) || CommandInterceptor.class.isAssignableFrom(type) || ServiceImpl.class.isAssignableFrom(type)
                || ProcessEngine.class.isAssignableFrom(type) || ProcessEngineConfiguration.class.isAssignableFrom(type);
    }
}
