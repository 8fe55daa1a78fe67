package de.vorhabenpfad.path.door;

import java.lang.reflect.Field;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Saved filters hold harmless expressions only, whoever saves them; and they are looked at again whenever they are used, since a row
 * may have come into the database by another way or from an older version. Stands inside the command, where the database is at hand.
 */
final class FilterKeeper extends CommandInterceptor {

    private static final Field FILTER_ID = field(AbstractExecuteFilterCmd.class, "filterId");
    private static final Field SAVED = field(SaveFilterCmd.class, "filter");

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof SaveFilterCmd) {
            check((Filter) value(SAVED, command));
        } else if (command instanceof AbstractExecuteFilterCmd) {
            String id = (String) value(FILTER_ID, command);
            CommandContext context = Context.getCommandContext();
            check(id == null ? null : context.runWithoutAuthorization(() -> context.getFilterManager().findFilterById(id)));
        }
        return next.execute(command);
    }

    /** What is missing is the command's own to refuse. */
    private static void check(@Nullable Filter filter) {
        if (filter != null && filter.getQuery() != null) {
            Expressions.refuseHarmful(filter.getName(), filter.getQuery());
        }
    }

    static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("This version of the engine is not the one that the guard was written for.", e);
        }
    }

    static Object value(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Made accessible before.", e);
        }
    }
}
