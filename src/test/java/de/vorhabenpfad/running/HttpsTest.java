package de.vorhabenpfad.running;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.SSLEngine;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** HTTPS as an operator switches it on: a profile and a certificate, here one that the test has made for itself. */
class HttpsTest {

    @TempDir
    static Path folder;
    private static ProductServer product;
    private static SSLContext trusting;

    @BeforeAll
    static void start() throws Exception {
        Path store = folder.resolve("own.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "own", "-keyalg", "RSA",
                "-keysize", "2048", "-dname", "CN=127.0.0.1", "-ext", "SAN=ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", store.toString(),
                "-storepass", "nur-im-test", "-validity", "2").redirectErrorStream(true).start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] { new TrustsTheTest() }, new SecureRandom());
        product = ProductServer.startAt(ProductServer.freePort(), folder, HttpsTest::isReady, "--spring.profiles.active=https",
                "--server.ssl.key-store=" + store, "--server.ssl.key-store-password=nur-im-test");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product != null) {
            product.close();
        }
    }

    private static boolean isReady(int port) {
        try {
            return get(port, "/actuator/health/readiness").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpResponse<String> get(int port, String path) throws IOException {
        try {
            return HttpClient.newBuilder().sslContext(trusting).version(HttpClient.Version.HTTP_1_1).build()
                    .send(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pagesAndWebApplicationsPromiseToStayWithHttps() throws IOException {
        for (String path : List.of("/", "/vorschlagen", "/camunda/app/tasklist/default/", "/api/toolbox")) {
            assertThat(get(product.port, path).headers().firstValue("Strict-Transport-Security").orElse("")).as(path)
                    .isEqualTo("max-age=31536000 ; includeSubDomains");
        }
    }

    @Test
    void cookiesGoOverHttpsOnly() throws IOException {
        List<String> cookies = get(product.port, "/camunda/app/tasklist/default/").headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2).allSatisfy(cookie -> assertThat(cookie).containsPattern("; ?Secure").containsPattern("; ?SameSite=Lax"));
        assertThat(cookies).anySatisfy(cookie -> assertThat(cookie).startsWith("__Host-vorhabenpfad=").contains("Path=/;").contains("HttpOnly").doesNotContain("Domain"));
        assertThat(cookies).anySatisfy(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN="));
    }

    @Test
    void plainHttpIsNotAnswered() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", product.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void oldVersionsOfTlsAreRefused() throws Exception {
        try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", product.port)) {
            // the JDK would not even offer it
            socket.setEnabledProtocols(new String[] { "TLSv1.1" });
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", product.port)) {
                socket.setEnabledProtocols(new String[] { version });
                socket.startHandshake();
                assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            }
        }
    }

    /** Every suite of TLS 1.2 that the JDK knows is asked for alone: without forward secrecy, or with CBC, none is taken. */
    @Test
    void onlySuitesWithForwardSecrecyAndAuthenticatedEncryptionAreTaken() throws Exception {
        List<String> taken = new ArrayList<>();
        for (String suite : trusting.getSupportedSSLParameters().getCipherSuites()) {
            try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", product.port)) {
                socket.setEnabledProtocols(new String[] { "TLSv1.2" });
                socket.setEnabledCipherSuites(new String[] { suite });
                socket.startHandshake();
                taken.add(suite);
            } catch (SSLException refused) {
                // as most should be
            }
        }
        assertThat(taken).containsExactlyInAnyOrder("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    }

    /** Trusts whoever answers: the test knows whom it has started. */
    private static final class TrustsTheTest extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // see the class
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // see the class
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            // see the class
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // see the class
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // see the class
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // see the class
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
