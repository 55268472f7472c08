package dev.syncline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Somebody else's server in a process of its own, with those that it started. */
public final class ServerProcess {

    private ServerProcess() {}

    /** Asks all of it to end, and returns once none is there. */
    public static void end(@Nullable Process process) {
        if (process == null) {
            return;
        }
        end(all(process), ProcessHandle::destroy);
    }

    /** Ends all of it as a power cut does, and returns once none is there. */
    public static void kill(@Nullable Process process) {
        if (process != null) {
            end(all(process), ProcessHandle::destroyForcibly);
        }
    }

    private static List<ProcessHandle> all(Process process) {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private static void end(List<ProcessHandle> all, Consumer<ProcessHandle> how) {
        all.forEach(how);
        Eventually.holds(() -> "the server ends: " + all, () -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Removes the folder it ran in. */
    public static void forget(@Nullable Path folder) {
        try {
            if (folder != null) {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
