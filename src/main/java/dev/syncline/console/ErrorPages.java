package dev.syncline.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Answers people with a page of the console; programs keep getting problem details. */
@Component
public class ErrorPages implements HandlerExceptionResolver, Ordered {

    private final ObjectProvider<ResourceUrlProvider> addresses;

    ErrorPages(ObjectProvider<ResourceUrlProvider> addresses) {
        this.addresses = addresses;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception problem) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains("text/html") || !(problem instanceof ErrorResponse answer)) {
            return null;
        }
        HttpStatusCode status = answer.getStatusCode();
        if (status.isSameCodeAs(HttpStatus.NOT_FOUND)
                && request.getMethod().equals("POST")
                && handler instanceof HandlerMethod) {
            return deletedMeanwhile(request);
        }
        // Where no handler was found nobody has said yet how files are versioned; without it they would be linked, and
        // kept for good, under names that do not change with them.
        addresses.ifAvailable(versions ->
                request.setAttribute(ResourceUrlProviderExposingInterceptor.RESOURCE_URL_PROVIDER_ATTR, versions));
        ModelAndView page = new ModelAndView("error", Map.of("status", status.value()));
        page.setStatus(status);
        return page;
    }

    /** A button on a page that was open for a while: what it was about is no longer there. */
    private static ModelAndView deletedMeanwhile(HttpServletRequest request) {
        String path = request.getRequestURI();
        int end = path.indexOf('/', 1);
        RequestContextUtils.getOutputFlashMap(request)
                .put("refused", "Nothing was done: somebody deleted it in the meantime. This is what is there now.");
        return new ModelAndView("redirect:" + (end < 0 ? path : path.substring(0, end)));
    }
}
