package de.vorhabenpfad.platform;

import java.util.List;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Where the operator names a certificate and no suites ({@code server.ssl.ciphers}): those with forward secrecy and authenticated encryption. In a
 * file of settings they would switch TLS on also where a proxy has the certificate.
 */
@Component
final class TlsSuites implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /** Of TLS 1.3 all that the JDK has, of 1.2 those that BSI TR-02102-2 recommends and the JDK has, and ChaCha20 for devices without AES. */
    private static final List<String> SUITES = List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Ssl tls = factory.getSsl();
        if (Ssl.isEnabled(tls) && tls.getCiphers() == null) {
            tls.setCiphers(SUITES.toArray(String[]::new));
        }
    }

    /** After the settings have been read into the factory. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
