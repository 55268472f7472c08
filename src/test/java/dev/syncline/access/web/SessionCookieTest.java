package dev.syncline.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.ServerCookies;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** Over https the session's cookie is bound to this very host, and none a neighbour sets takes its place. */
class SessionCookieTest {

    private final SessionCookie.HostCookies cookies = new SessionCookie.HostCookies();

    @Test
    void carriesTheHostPrefixOverHttps() {
        assertThat(written(true)).startsWith("__Host-syncline-abc=id;").contains("Secure", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void carriesNoPrefixOverHttpWhichBrowsersWouldRefuse() {
        assertThat(written(false)).startsWith("syncline-abc=id;").doesNotContain("Secure");
    }

    @Test
    void readsBothForms() {
        assertThat(read("__Host-syncline-abc=id")).containsExactly("syncline-abc");
        assertThat(read("syncline-abc=id")).containsExactly("syncline-abc");
    }

    @Test
    void prefersThePrefixedOneWhereverItStands() {
        assertThat(read("__Host-syncline-abc=id; syncline-abc=planted"))
                .containsExactly("syncline-abc", "ignored-syncline-abc");
        assertThat(read("syncline-abc=planted; __Host-syncline-abc=id"))
                .containsExactly("ignored-syncline-abc", "syncline-abc");
    }

    private String written(boolean secure) {
        Cookie cookie = new Cookie("syncline-abc", "id");
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        return cookies.generateHeader(cookie, new MockHttpServletRequest());
    }

    private List<String> read(String header) {
        MimeHeaders headers = new MimeHeaders();
        headers.addValue("Cookie").setString(header);
        ServerCookies found = new ServerCookies(10);
        cookies.parseCookieHeader(headers, found);
        return IntStream.range(0, found.getCookieCount())
                .mapToObj(i -> found.getCookie(i).getName().toString())
                .toList();
    }
}
