package de.vorhabenpfad.bench;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Counts what goes to the database while a completion is under way in the same thread: statements (a batch is one) and commits. */
final class Counters {

    private static final ThreadLocal<Boolean> COUNTING = ThreadLocal.withInitial(() -> false);

    final LongAdder statements = new LongAdder();
    final LongAdder commits = new LongAdder();

    DataSource counted(DataSource dataSource) {
        return ProxyDataSourceBuilder.create(dataSource).listener(new QueryExecutionListener() {
            @Override
            public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
                // counted when it is done
            }

            @Override
            public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
                if (COUNTING.get()) {
                    statements.increment();
                }
            }
        }).afterMethod(this::afterMethod).build();
    }

    private void afterMethod(MethodExecutionContext call) {
        if (COUNTING.get() && call.getMethod().getName().equals("commit")) {
            commits.increment();
        }
    }

    void reset() {
        statements.reset();
        commits.reset();
    }

    static void counting(Runnable work) {
        COUNTING.set(true);
        try {
            work.run();
        } finally {
            COUNTING.set(false);
        }
    }
}
