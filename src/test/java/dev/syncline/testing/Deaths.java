package dev.syncline.testing;

import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Work;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Lets work die before and after every commit and every write to a tracker, wherever the engine makes one.
 *
 * <p>The places are found and not listed, so that a new step has its points from its first day on. Each pair dies
 * at the first place it comes to at which none of its kind died before, and once more at the next such place: some are
 * only come to after a death. All that its work had in memory is lost.
 */
public final class Deaths implements BeanPostProcessor, TransactionExecutionListener {

    /** What only reads leaves nothing half done; nor do the counts of bulk operations while there is none. */
    private static final Pattern READS = Pattern.compile(
            "\\w*\\.(find\\w*|read|is\\w+|has|of|known|memory|traces|reconsider|fields"
                    + "|ended|looked|written|lastSent|lastReceived|ours|toTell|about|intents|open\\w*|creating|parted|page|next)");

    private static final Set<String> WRITES = Set.of(
            "create",
            "update",
            "addComment",
            "changeComment",
            "removeComment",
            "attach",
            "removeAttachment",
            "changesSince");

    private static final int LIVES = 2;

    /** Steps that are not work of a pair. */
    private static final Pattern BETWEEN =
            Pattern.compile("(DoneMarker|PollChanges|Hints|LocalDelivery|tracker|Inbox|HandOut)\\..*");

    private final ThreadLocal<@Nullable UUID> pair = new ThreadLocal<>();
    private final Map<UUID, String> kinds = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> died = new HashMap<>();
    private final Map<String, Set<String>> placesByKind = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> spared = new ConcurrentHashMap<>();
    private volatile boolean armed;

    /** A death that no part of the engine survives, as far as it had something in memory. */
    static final class Died extends Error {

        private static final long serialVersionUID = 1L;

        Died(String place) {
            super("died at " + place, null, false, false);
        }
    }

    /** From now on the pairs die; one that is not listed is of the kind "CREATE". */
    public void arm(Map<UUID, String> kindOfPair) {
        kinds.putAll(kindOfPair);
        armed = true;
    }

    /** From now on nothing dies. */
    public void disarm() {
        armed = false;
    }

    /** Where pairs of each kind died. */
    public Map<String, Set<String>> places() {
        return placesByKind;
    }

    /** Where pairs of each kind came to that had all died elsewhere: more of them are needed. */
    public Map<String, Set<String>> spared() {
        Map<String, Set<String>> left = new TreeMap<>();
        spared.forEach((kind, places) -> {
            Set<String> none = new TreeSet<>(places);
            none.removeAll(died(kind));
            if (!none.isEmpty()) {
                left.put(kind, none);
            }
        });
        return left;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof ConfigurableTransactionManager transactions) {
            transactions.addListener(this);
        } else if (bean instanceof Handler) {
            return proxy(
                    bean,
                    call -> call.getMethod().getName().equals("handle")
                            ? working((Work) call.getArguments()[0], call::proceed)
                            : call.proceed());
        } else if (bean instanceof LocalTracker) {
            return proxy(bean, call -> {
                Object result = call.proceed();
                return result instanceof Connector connector ? watched(connector) : result;
            });
        }
        return bean;
    }

    private static Object proxy(Object bean, MethodInterceptor advice) {
        ProxyFactory factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(true);
        factory.addAdvice(advice);
        return factory.getProxy();
    }

    private interface Step {
        @Nullable
        Object make() throws Throwable;
    }

    /**
     * A lane is named by a connection and the pair's id, which both sides use. Sending is no pair's own: one call takes
     * what waits of all.
     */
    private @Nullable Object working(Work work, Step handle) throws Throwable {
        String lane = work.lane().name();
        pair.set(lane.length() == 73 ? UUID.fromString(lane.substring(37)) : null);
        try {
            return handle.make();
        } finally {
            pair.remove();
        }
    }

    private Object watched(Connector connector) {
        return Proxy.newProxyInstance(
                Connector.class.getClassLoader(),
                new Class<?>[] {Connector.class},
                (proxy, method, arguments) -> call(connector, method, arguments));
    }

    private @Nullable Object call(Connector connector, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean write = WRITES.contains(method.getName());
        try {
            if (write) {
                hit("before tracker." + method.getName());
            }
            Object result = method.invoke(connector, arguments);
            if (write) {
                hit("after tracker." + method.getName());
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        committing("before ");
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null) {
            committing("after ");
        }
    }

    private void committing(String moment) {
        if (armed) {
            step().filter(step -> !READS.matcher(step).matches()).ifPresent(step -> hit(moment + step));
        }
    }

    /** The method whose transaction this is. */
    private static Optional<String> step() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("dev.syncline.")
                                && !frame.getClassName().startsWith("dev.syncline.testing."))
                        .map(frame -> frame.getClassName().replaceAll("^.*\\.|\\$.*$", "") + "."
                                + frame.getMethodName().replaceAll("^lambda\\$|\\$.*$", ""))
                        .findFirst());
    }

    private void hit(String place) {
        UUID working = pair.get();
        if (!armed) {
            return;
        }
        if (working != null) {
            String kind = kinds.getOrDefault(working, "CREATE");
            synchronized (died) {
                if (!died(kind).contains(place)) {
                    if (died.merge(working, 1, Integer::sum) > LIVES) {
                        spared.computeIfAbsent(kind, any -> new TreeSet<>()).add(place);
                        return;
                    }
                    died(kind).add(place);
                    throw new Died(place);
                }
            }
        } else if (isBetween(place) && died("between").add(place)) {
            throw new IllegalStateException("died at " + place);
        }
    }

    /** On a thread of the engine's own: people change things, too. */
    private static boolean isBetween(String place) {
        return !Thread.currentThread().getName().equals("main")
                && BETWEEN.matcher(place.substring(place.indexOf(' ') + 1)).matches();
    }

    private Set<String> died(String kind) {
        return placesByKind.computeIfAbsent(kind, any -> ConcurrentHashMap.newKeySet());
    }
}
