package de.vorhabenpfad.platform.access;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.vorhabenpfad.platform.Address;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;

/**
 * The one chain that every request passes, whatever servlet it is for: whether the sender may change anything here, who it is, whether the
 * table of routes lets this person in; and what every answer carries. The session itself is the web applications' own.
 */
@Configuration
@ConditionalOnWebApplication
class WebSecurity {

    private static final String YEAR_IN_SECONDS = "31536000";

    @Bean
    Routes routes(@Value("classpath:access/routes.txt") Resource table, SignOnProperties signOn) throws IOException {
        return Routes.read(table.getContentAsString(StandardCharsets.UTF_8), signOn.isConfigured());
    }

    @Bean
    SecurityFilterChain everyRequest(HttpSecurity http, Routes routes, SignIn signIn, SignOnProperties properties,
            ObjectProvider<ClientRegistrationRepository> registrations, ObjectProvider<SignOnAccounts> accounts, ObjectProvider<SignOnWays> ways,
            ObjectMapper json, @Value("${server.servlet.session.cookie.name:JSESSIONID}") String sessionCookie) throws Exception {
        Refused refused = new Refused(routes, json, properties.isConfigured() ? "Bearer" : "Basic realm=\"Vorhabenpfad\", charset=\"UTF-8\"");
        http.csrf(AbstractHttpConfigurer::disable) // SameOrigin in its place
                .logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(new Gate(routes)))
                .addFilterBefore(new SameOrigin(sessionCookie), SecurityContextHolderFilter.class)
                .addFilterBefore(new SessionSignIn(signIn), BasicAuthenticationFilter.class)
                .addFilterAfter(new Presence(), AnonymousAuthenticationFilter.class);
        headers(http, properties);
        if (properties.isConfigured()) {
            http.oauth2Login(login -> login.loginPage("/anmelden").successHandler(ways.getObject()).failureHandler(ways.getObject())
                    .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(withProofKey(registrations.getObject()))));
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(refused).withObjectPostProcessor(toldWhenNobodyCanSay(refused))
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(
                            token -> new SignedIn(accounts.getObject().person(token.getClaims(), token.getIssuedAt())))));
        } else {
            http.authenticationProvider(new EngineAccounts(signIn));
            http.httpBasic(basic -> basic.authenticationEntryPoint(refused));
        }
        return http.build();
    }

    /** A token that nobody can check while the provider is away is answered like a refusal, and not thrown to the server as it would be. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> toldWhenNobodyCanSay(Refused refused) {
        AuthenticationEntryPointFailureHandler handler = new AuthenticationEntryPointFailureHandler(refused);
        handler.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }

    private static OAuth2AuthorizationRequestResolver withProofKey(ClientRegistrationRepository registrations) {
        DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    /** The web applications set a content policy of their own before; theirs then holds. */
    private static void headers(HttpSecurity http, SignOnProperties properties) throws Exception {
        String formTargets = properties.isConfigured() ? "'self' " + origin(properties.issuer()) : "'self'";
        http.headers(headers -> headers
                .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'self'; img-src 'self' data:; object-src 'none'; "
                        + "base-uri 'self'; form-action " + formTargets + "; frame-ancestors 'none'"))
                .httpStrictTransportSecurity(strict -> strict.maxAgeInSeconds(Long.parseLong(YEAR_IN_SECONDS)).includeSubDomains(true))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN))
                // what anybody may read may be kept by a browser, so that going back keeps what was typed; what is somebody's may not
                .cacheControl(cache -> cache.disable())
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        request -> request.getAttribute("person") != null || Address.path(request).startsWith("/status/"), new CacheControlHeadersWriter())));
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    @Bean
    FilterRegistrationBean<EngineCaller> engineCaller(IdentityService identity) {
        FilterRegistrationBean<EngineCaller> filter = new FilterRegistrationBean<>(new EngineCaller(identity));
        filter.addUrlPatterns("/engine-rest/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }
}
