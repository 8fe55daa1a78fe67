package de.vorhabenpfad.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/** Counts what was tried, and takes a try that is slow or greedy for one that failed. */
public final class Tried implements AroundTryHook {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** Of memory asked for in one try, whether it was given back or not. */
    private static final long MOST_BYTES = 512L << 20;
    private static final Map<String, AtomicLong> COUNTS = new ConcurrentSkipListMap<>();

    /** How often each target was tried in this process. */
    static Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        COUNTS.forEach((target, count) -> counts.put(target, count.get()));
        return counts;
    }

    /** One more try of a target that jqwik does not run. */
    public static void one(String target) {
        COUNTS.computeIfAbsent(target, any -> new AtomicLong()).incrementAndGet();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor executor, List<Object> parameters) {
        one(context.containerClass().getSimpleName() + "." + context.targetMethod().getName());
        long begin = System.nanoTime();
        long bytes = allocated();
        TryExecutionResult result = executor.execute(parameters);
        long took = System.nanoTime() - begin;
        long taken = allocated() - bytes;
        if (result.isSatisfied() && took > LONGEST.toNanos()) {
            return TryExecutionResult.falsified(new AssertionError("This took " + Duration.ofNanos(took) + "."));
        }
        if (result.isSatisfied() && taken > MOST_BYTES) {
            return TryExecutionResult.falsified(new AssertionError("This asked for " + (taken >> 20) + " MB."));
        }
        return result;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
