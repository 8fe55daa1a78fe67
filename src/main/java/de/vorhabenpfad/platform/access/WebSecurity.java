package de.vorhabenpfad.platform.access;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.vorhabenpfad.trail.Origin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
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
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * The one chain that every request passes, whatever servlet it is for: whether the sender may change anything here, who it is, whether the
 * table of routes lets this person in. The few refusals that do not wait for it (bodies that are too large, addresses that are closed) and the
 * pages of errors carry the same headers as all answers ({@link AnswerHeaders}). The session itself is the web applications' own.
 */
@Configuration
@ConditionalOnWebApplication
class WebSecurity {

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
                .headers(AbstractHttpConfigurer::disable) // AnswerHeaders in their place, since there are refusals before this chain
                .logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(new Gate(routes)))
                .addFilterBefore(new SameOrigin(sessionCookie), SecurityContextHolderFilter.class)
                .addFilterBefore(new SessionSignIn(signIn), BasicAuthenticationFilter.class)
                .addFilterAfter(new Presence(), AnonymousAuthenticationFilter.class);
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

    @Bean
    FilterRegistrationBean<AnswerHeaders> answerHeaders(SignOnProperties properties) {
        FilterRegistrationBean<AnswerHeaders> filter = new FilterRegistrationBean<>(new AnswerHeaders(formTargets(properties)));
        // the server's own way to an error page is an answer of its own
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.setOrder(AnswerHeaders.ORDER);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serversOwnAnswers(SignOnProperties properties) {
        return server -> server.addEngineValves(new ServersOwnAnswers(formTargets(properties)));
    }

    private static String formTargets(SignOnProperties properties) {
        return properties.isConfigured() ? "'self' " + origin(properties.issuer()) : "'self'";
    }

    /** What the firewall takes for a try to get around the gate is a refusal, though it is told as a mistake. */
    @Bean
    RequestRejectedHandler probes() {
        return (request, response, e) -> {
            Origin.current().ifPresent(origin -> origin.refused(null, ""));
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        };
    }

    /** The gate asks the firewall itself, but only after it has taken the address apart, which fails for some of what the firewall refuses. */
    @Bean
    FilterRegistrationBean<Filter> plainAddressesFirst(PlainAddresses addresses, RequestRejectedHandler probes) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            try {
                addresses.getFirewalledRequest((HttpServletRequest) request);
            } catch (RequestRejectedException e) {
                probes.handle((HttpServletRequest) request, (HttpServletResponse) response, e);
                return;
            }
            chain.doFilter(request, response);
        });
        filter.setOrder(AnswerHeaders.ORDER + 1);
        return filter;
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
