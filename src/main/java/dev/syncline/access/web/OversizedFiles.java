package dev.syncline.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * Leads whoever sent too large a file back to the page it was sent from, with a sentence. The server notices while it
 * looks for the form's token, before any page is asked.
 */
final class OversizedFiles extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IllegalStateException | ServletException refused) {
            FileSizeLimitExceededException tooLarge = cause(refused);
            if (tooLarge == null || response.isCommitted()) {
                throw refused;
            }
            answer(request, response, tooLarge);
        }
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, FileSizeLimitExceededException tooLarge)
            throws IOException {
        String page = WantedPage.cameFrom(request).orElse("/");
        FlashMap flash = new FlashMap();
        flash.put("refused", sentence(tooLarge));
        flash.setTargetRequestPath(URI.create(page).getPath());
        flash.startExpirationPeriod(180);
        new SessionFlashMapManager().saveOutputFlashMap(flash, request, response);
        response.sendRedirect(page);
    }

    private static String sentence(FileSizeLimitExceededException tooLarge) {
        String name = tooLarge.getFileName() == null
                ? "The file"
                : "The file “" + tooLarge.getFileName().replaceAll(".*[/\\\\]", "") + "”";
        return name + " is larger than " + words(tooLarge.getPermittedSize())
                + ", the most this desk takes. No file was added. Make it smaller, or put it elsewhere and link to it.";
    }

    private static String words(long bytes) {
        long[] units = {1L << 30, 1L << 20, 1L << 10};
        String[] names = {" GB", " MB", " kB"};
        for (int i = 0; i < units.length; i++) {
            if (bytes >= units[i] && bytes % units[i] == 0) {
                return bytes / units[i] + names[i];
            }
        }
        return bytes + " bytes";
    }

    private static @Nullable FileSizeLimitExceededException cause(Throwable refused) {
        for (Throwable each = refused; each != null; each = each.getCause()) {
            if (each instanceof FileSizeLimitExceededException tooLarge) {
                return tooLarge;
            }
        }
        return null;
    }
}
