package studio.storycore.token;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import studio.storycore.account.RequestLogin;

/**
 * Who may call the HTTP API: everything under {@code /api} is for people who show an access token or a password with each
 * call. Cookies count for nothing there, so no page of another site can make a browser act for the person who is signed in.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiSecurity {

    private static final String CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurityFilterChain(
            HttpSecurity http,
            TokenLogin tokens,
            RequestLogin people,
            CallRate rate,
            ApiRefusals refusals,
            SecurityContextHolderStrategy contexts) {
        RequestAttributeSecurityContextRepository request = new RequestAttributeSecurityContextRepository();
        http.securityMatcher("/api/**");
        http.authorizeHttpRequests(calls -> calls.requestMatchers(CallKind::isForged)
                .denyAll()
                .requestMatchers(CallKind::isReading)
                .hasAuthority(TokenScope.MAY_READ)
                .anyRequest()
                .hasAuthority(TokenScope.MAY_WRITE));
        http.addFilterBefore(
                new CallerFilter(tokens, people, rate, refusals, contexts, request),
                AnonymousAuthenticationFilter.class);
        http.securityContext(context -> context.securityContextRepository(request));
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.exceptionHandling(
                handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)));
        return http.build();
    }
}
