package studio.storycore.account;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Who may ask for what over HTTP: everything is for people who are signed in, but for the login page, the files that it
 * is made of, the published schema, the description of the HTTP API and the health endpoint. What a view needs beyond that stands at the view.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    /** Nothing of these knows a person or a project. */
    private static final String[] PUBLIC = {
        "/app/**", "/schemas/**", "/actuator/health/**", "/v3/api-docs", "/webjars/swagger-ui/**", "/ping", "/error"
    };

    /** For what is not one of the pages, which bring a policy of their own. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none';"
                    + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SessionPerson session,
            SessionLife life,
            SessionTicket ticket,
            StrangerSessions strangers,
            KnownBrowsers browsers,
            SecurityContextHolderStrategy contexts,
            List<LogoutHook> logoutHooks) {
        http.setSharedObject(RequestCache.class, new NullRequestCache());
        http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, new ToWantedPage(browsers));
        http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC)
                .permitAll()
                .requestMatchers("/actuator/**")
                .access((who, request) -> new AuthorizationDecision(isAdministrator(who.get()))));
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(LoginProblem.LOGIN_PATH, LoginProblem.LOGIN_PATH)
                        .addLogoutHandler((request, response, who) -> {
                            beforeLogout(logoutHooks, request, who);
                            SignedInMark.remove(request, response);
                        })
                        .anyRequest(AuthorizedUrl::authenticated));
        http.formLogin(form -> form.authenticationDetailsSource(browsers)
                .failureHandler((request, response, failure) ->
                        response.sendRedirect(request.getContextPath() + with(wanted(request), failed(failure)))));
        http.addFilterBefore(new SessionForLoginOnly(strangers), HeaderWriterFilter.class);
        http.addFilterBefore(new LoginFromOtherSite(), UsernamePasswordAuthenticationFilter.class);
        http.rememberMe(remember -> remember.rememberMeServices(ticket));
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(new ToLogin()));
        http.addFilterBefore(
                new AccountCheckFilter(session, life, ticket, contexts), AnonymousAuthenticationFilter.class);
        http.headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .withObjectPostProcessor(new HeadersFirst()));
        return http.build();
    }

    /** An administrator who has not chosen a password yet may do nothing else before. */
    private static boolean isAdministrator(@Nullable Authentication who) {
        return who != null
                && who.getPrincipal() instanceof SessionUser user
                && user.person().administrator()
                && !user.mustChangePassword();
    }

    private static String failed(AuthenticationException failure) {
        return switch (failure) {
            case LoginThrottled throttled ->
                LoginProblem.WAIT.address() + "&" + LoginProblem.SECONDS + "="
                        + throttled.waiting().plusMillis(999).toSeconds();
            case LoginBusy busy -> LoginProblem.BUSY.address();
            case DisabledException disabled -> LoginProblem.DISABLED.address();
            case BadCredentialsException wrong -> LoginProblem.WRONG.address();
            default -> LoginProblem.STORE.address();
        };
    }

    private static Optional<WantedPage> wanted(HttpServletRequest login) {
        return WantedPage.of(login.getParameter(WantedPage.PARAMETER));
    }

    private static String with(Optional<WantedPage> wanted, String address) {
        return wanted.map(page -> page.addedTo(address)).orElse(address);
    }

    private static void beforeLogout(List<LogoutHook> hooks, HttpServletRequest request, @Nullable Authentication who) {
        HttpSession session = request.getSession(false);
        if (who == null || session == null || !(who.getPrincipal() instanceof SessionUser user)) {
            return;
        }
        for (LogoutHook hook : hooks) {
            try {
                hook.beforeLogout(user.person(), session);
            } catch (RuntimeException failure) {
                LOG.error("Something to be done before {} logs out failed", user.getUsername(), failure);
            }
        }
        LOG.info("{} logged out", user.getUsername());
    }

    /** Sends people to the login page, and says so when that is because their session has ended. */
    private static final class ToLogin extends LoginUrlAuthenticationEntryPoint {

        ToLogin() {
            super(LoginProblem.LOGIN_PATH);
        }

        @Override
        protected String determineUrlToUseForThisRequest(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
            Optional<WantedPage> wanted = WantedPage.askedFor(request);
            if (SessionTicket.wasTwice(request)) {
                return with(wanted, LoginProblem.COPIED.address());
            }
            if (!SignedInMark.isSet(request)) {
                return with(wanted, LoginProblem.LOGIN_PATH);
            }
            SignedInMark.remove(request, response);
            return with(wanted, LoginProblem.EXPIRED.address());
        }
    }

    /** Leads on to the page that the address of the login page names. */
    private static final class ToWantedPage extends VaadinSavedRequestAwareAuthenticationSuccessHandler {

        private final KnownBrowsers browsers;

        ToWantedPage(KnownBrowsers browsers) {
            this.browsers = browsers;
        }

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication person)
                throws ServletException, IOException {
            LOG.info("{} signed in from {}", person.getName(), request.getRemoteAddr());
            browsers.remember(person.getName(), request, response);
            super.onAuthenticationSuccess(request, response, person);
        }

        @Override
        protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
            return wanted(request).map(WantedPage::path).orElse("/");
        }
    }

    /**
     * Writes the headers before the request is handled. Vaadin's pages are answered by way of a forward, after which it is
     * too late.
     */
    private static final class HeadersFirst implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
