package dev.syncline.access.web;

import dev.syncline.access.Accounts;
import dev.syncline.access.ApiTokens;
import dev.syncline.access.KeptWords;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Three doors: other nodes with signatures, programs with tokens, people with passwords. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final String NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
    private static final String[] OPEN = {
        "/sign-in", "/setup", "/error", "/favicon.svg", "/css/**", "/js/**", "/webjars/**", "/actuator/health/**"
    };

    /** Nobody reads a measurement of each filter of each request, and taking them costs each request. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Other nodes, and trackers with webhooks: no session; who it was is checked where a message is handled. */
    @Bean
    @Order(1)
    SecurityFilterChain doorForNodes(HttpSecurity http) {
        return stateless(http.securityMatcher("/peer/**", "/.well-known/syncline", "/hooks/**"))
                .addFilterBefore(new BodyLimit(), HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Programs: a bearer token in every request, no session. */
    @Bean
    @Order(2)
    SecurityFilterChain doorForPrograms(HttpSecurity http, ApiTokens tokens) {
        return stateless(http.securityMatcher("/api/**", "/desk/api/**", "/actuator/prometheus"))
                .addFilterBefore(new BearerTokens(tokens), CsrfFilter.class)
                .authorizeHttpRequests(SecurityChains::scopes)
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(new NoGoodToken()).accessDeniedHandler(new TooNarrowToken()))
                .build();
    }

    /** People: a session, a token in every form, and a strict page. */
    @Bean
    @Order(3)
    SecurityFilterChain doorForPeople(HttpSecurity http, Accounts accounts, KeptWords words, Clock clock) {
        WayToSignIn wayToSignIn = new WayToSignIn(words);
        SignInOutcome outcome = new SignInOutcome(words);
        // The one AuthenticationProvider there is judges passwords by itself; named here too it would judge each twice.
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().hasRole("ADMINISTRATOR"))
                .addFilterBefore(new ContentPolicy(), HeaderWriterFilter.class)
                .addFilterBefore(new SessionLife(accounts, clock, wayToSignIn), CsrfFilter.class)
                .addFilterBefore(new StrangersFiles(), CsrfFilter.class)
                .addFilterBefore(new OversizedFiles(), CsrfFilter.class)
                .headers(SecurityChains::strict)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .logout(leaving -> leaving.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(wayToSignIn).accessDeniedHandler(wayToSignIn))
                .build();
    }

    private static void scopes(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // What the API offers is the same everywhere and no secret.
        requests.requestMatchers(HttpMethod.GET, "/api/v1/openapi.json").permitAll();
        NeededScope.ALL.forEach(each -> requests.requestMatchers(each.requests())
                .hasAuthority(each.scope().authority()));
        requests.anyRequest().hasAuthority(NeededScope.OTHERWISE.authority());
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityChains::strict)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_RUNS)));
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false)
                        .maxAgeInSeconds(Duration.ofDays(365).toSeconds()));
    }
}
