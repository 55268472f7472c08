package dev.syncline.script.fence;

import groovy.lang.GroovyRuntimeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.jspecify.annotations.Nullable;

/**
 * What a rule threw as an object of a class of its own, as it was when the run ended.
 *
 * <p>Such an object is code of the rule: whoever asks it for its message runs that code. So it is asked once, inside the
 * run and its budget, and never leaves it.
 */
public final class RuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_CHAIN = 50;

    private RuleException(String message, @Nullable Throwable cause) {
        super(message, cause, false, true);
    }

    /** What may leave the run in the place of what was thrown; only inside the run. */
    static Throwable outside(Throwable thrown) {
        Throwable told = thrown instanceof GroovyRuntimeException wrapping && wrapping.getMessage() == null
                ? ScriptBytecodeAdapter.unwrap(wrapping)
                : thrown;
        return isForeign(told, 0) ? told : copy(told);
    }

    private static RuleException copy(Throwable thrown) {
        RuleException copy = new RuleException(message(thrown), foreignCause(thrown));
        StackTraceElement[] trace = trace(thrown);
        copy.setStackTrace(trace);
        return copy;
    }

    private static boolean isForeign(Throwable thrown, int depth) {
        if (depth > LONGEST_CHAIN || Own.is(thrown.getClass())) {
            return false;
        }
        Throwable cause = thrown.getCause();
        return (cause == null || isForeign(cause, depth + 1))
                && Arrays.stream(thrown.getSuppressed()).allMatch(each -> isForeign(each, depth + 1));
    }

    private static @Nullable Throwable foreignCause(Throwable thrown) {
        Throwable cause = asked(thrown::getCause);
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
            if (isForeign(cause, 0)) {
                return cause;
            }
            cause = asked(cause::getCause);
        }
        return null;
    }

    private static String message(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = asked(thrown::getMessage);
        return message == null || message.isBlank() ? name : message;
    }

    private static StackTraceElement[] trace(Throwable thrown) {
        StackTraceElement[] trace = asked(thrown::getStackTrace);
        return trace == null
                ? new StackTraceElement[0]
                : Arrays.stream(trace).filter(Objects::nonNull).toArray(StackTraceElement[]::new);
    }

    /** What the rule's own code answers; null when it throws. What ends the run is passed on. */
    private static <T> @Nullable T asked(Supplier<@Nullable T> question) {
        try {
            return question.get();
        } catch (Aborted | VirtualMachineError e) {
            throw e;
        } catch (Exception | Error e) {
            return null;
        }
    }
}
