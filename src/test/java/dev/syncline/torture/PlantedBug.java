package dev.syncline.torture;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.SyncMessage;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.TwinMemory;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** Mistakes that an engine like this one could make, each planted in one method of it. */
enum PlantedBug {
    /** What came in is signed for although its commit may not happen. */
    ACKNOWLEDGES_BEFORE_COMMIT("Inbox", "keep") {
        @Override
        @Nullable
        Object instead(MethodInvocation call, Means means) {
            return means.transaction().execute(status -> {
                if (means.sometimes()) {
                    status.setRollbackOnly();
                }
                return Objects.requireNonNull(made(call));
            });
        }
    },
    /** The tracker counts as read although what was read is not kept. */
    ADVANCES_BEFORE_COMMIT("Hints", "keep") {
        @Override
        @Nullable
        Object instead(MethodInvocation call, Means means) {
            return means.sometimes() ? null : made(call);
        }
    },
    /** An envelope is forgotten when it is sent, not when it is signed for. */
    FORGETS_BEFORE_ACKNOWLEDGED("Outbox", "next") {
        @Override
        @Nullable
        Object instead(MethodInvocation call, Means means) {
            Object batch = made(call);
            means.run("delete from transport_outbox where refused = false");
            return batch;
        }
    },
    /** After a crash nobody knows what was being written. */
    KEEPS_NO_INTENTS("Intents", "of") {
        @Override
        Object instead(MethodInvocation call, Means means) {
            return List.of();
        }
    },
    /** What an item was like before is sent once more after what it is like now. */
    SENDS_IN_ANY_ORDER("Envelopes", "send") {
        private final Map<Object, Object> earlier = new ConcurrentHashMap<>();

        @Override
        @Nullable
        Object instead(MethodInvocation call, Means means) {
            Object sent = made(call);
            Object[] arguments = call.getArguments();
            if (SyncMessage.KIND.equals(arguments[2])) {
                Object before = earlier.put(arguments[1], arguments[4]);
                if (before != null && means.sometimes()) {
                    arguments[4] = before;
                    made(call);
                }
            }
            return sent;
        }
    },
    /** Our own writes look like somebody's changes. */
    FORGETS_OWN_WRITES("Twins", "applied") {
        @Override
        @Nullable
        Object instead(MethodInvocation call, Means means) {
            Object[] arguments = call.getArguments();
            TwinMemory now = (TwinMemory) arguments[2];
            TwinMemory before =
                    means.beans().getBean(Twins.class).memory((ConnectionId) arguments[0], (TwinId) arguments[1]);
            arguments[2] = new TwinMemory(now.sent(), now.received(), before.known(), before.unseen(), now.fields());
            return made(call);
        }
    },
    /** Work counts as done when it is begun. */
    DONE_WHEN_BEGUN("SendChange", "handle") {
        @Override
        @Nullable
        Object instead(MethodInvocation call, Means means) {
            if (means.sometimes()) {
                means.run("delete from queue_work where id = " + Means.workId(call));
                return Means.done();
            }
            return made(call);
        }
    },
    /** Which comment is whose is not kept. */
    KEEPS_NO_TRACES("Twins", "trace") {
        @Override
        @Nullable
        Object instead(MethodInvocation call, Means means) {
            return null;
        }
    },
    /** What did not go through at once is given up. */
    GIVES_UP("SendEnvelope", "handle") {
        @Override
        @Nullable
        Object instead(MethodInvocation call, Means means) {
            Object outcome = made(call);
            if (!Means.done().equals(outcome)) {
                means.run("delete from transport_outbox where refused = false");
            }
            return Means.done();
        }
    },
    /** What came in once is forgotten, by whom it was received and by whom it was applied. */
    FORGETS_WHAT_CAME_IN("Inbox", "keep") {
        @Override
        @Nullable
        Object instead(MethodInvocation call, Means means) {
            means.run("delete from transport_received");
            means.run("delete from transport_mark");
            means.run("delete from applied_envelope");
            return made(call);
        }
    };

    private final String bean;
    private final String method;

    PlantedBug(String bean, String method) {
        this.bean = bean;
        this.method = method;
    }

    boolean isIn(String beanClass) {
        return bean.equals(beanClass);
    }

    boolean isIn(MethodInvocation call) {
        return method.equals(call.getMethod().getName());
    }

    /** What is done in place of the call. */
    abstract @Nullable Object instead(MethodInvocation call, Means means);

    /** What the call does when nothing is planted. */
    static @Nullable Object made(MethodInvocation call) {
        try {
            return call.proceed();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
