package dev.syncline.access.web;

import dev.syncline.node.NodeKeys;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.apache.tomcat.util.http.ServerCookie;
import org.apache.tomcat.util.http.ServerCookies;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The session's cookie: named after the node's first key, because browsers share cookies between the ports of one host; over https
 * it is {@code Secure} and carries the prefix {@code __Host-}.
 */
@Configuration(proxyBeanMethods = false)
class SessionCookie {

    private static final String PREFIX = "__Host-";
    private static final String OURS = "syncline-";
    private static final int NAME_PART = 8;

    @Bean
    ServletContextInitializer sessionCookieNamedAfterTheNode(NodeKeys keys) {
        String name = OURS + keys.first().fingerprint().substring(0, NAME_PART);
        return context -> {
            context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
            context.getSessionCookieConfig().setName(name);
            context.getSessionCookieConfig().setHttpOnly(true);
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> hostCookies() {
        return factory -> factory.addContextCustomizers(context -> context.setCookieProcessor(new HostCookies()));
    }

    /** Writes our cookies with the prefix when the request was encrypted, and reads them with or without it. */
    static final class HostCookies extends Rfc6265CookieProcessor {

        HostCookies() {
            setSameSiteCookies("Lax");
        }

        @Override
        public String generateHeader(Cookie cookie, HttpServletRequest request) {
            String header = super.generateHeader(cookie, request);
            return cookie.getSecure() && cookie.getName().startsWith(OURS) ? PREFIX + header : header;
        }

        @Override
        public void parseCookieHeader(MimeHeaders headers, ServerCookies cookies) {
            super.parseCookieHeader(headers, cookies);
            Set<String> prefixed = new HashSet<>();
            for (int i = 0; i < cookies.getCookieCount(); i++) {
                String name = cookies.getCookie(i).getName().toString();
                if (name.startsWith(PREFIX + OURS)) {
                    prefixed.add(name.substring(PREFIX.length()));
                }
            }
            for (int i = 0; i < cookies.getCookieCount(); i++) {
                rename(cookies.getCookie(i), prefixed);
            }
        }

        /** A neighbour under the same domain can set the plain name, but never the prefixed one. */
        private static void rename(ServerCookie cookie, Set<String> prefixed) {
            String name = cookie.getName().toString();
            if (name.startsWith(PREFIX + OURS)) {
                cookie.getName().setString(name.substring(PREFIX.length()));
            } else if (prefixed.contains(name)) {
                cookie.getName().setString("ignored-" + name);
            }
        }
    }
}
