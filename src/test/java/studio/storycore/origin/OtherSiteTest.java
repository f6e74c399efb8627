package studio.storycore.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** From which site a request comes, by what browsers and proxies say. */
class OtherSiteTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        directly                     | studio.example:8080 | http://studio.example:8080  |
        with the usual port          | studio.example      | https://studio.example      |
        in capitals                  | Studio.Example:8443 | https://studio.example:8443 |
        the usual port, named        | studio.example:443  | https://studio.example      |
        a proxy hides the port       | studio.example      | https://studio.example:8443 |
        a proxy names its own host   | 127.0.0.1:8080      | https://studio.example:8443 | studio.example:8443
        two proxies name a host      | inner:8080          | https://studio.example      | studio.example, outer
        by an address                | [::1]:8080          | http://[::1]:8080           |
        """)
    void itsOwnPagesAreNoOtherSite(String how, String host, String origin, String forwardedHost) {
        ask(host, origin, forwardedHost);
        assertThat(OtherSite.sent(request)).as(how).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        another host               | studio.example:8080 | http://elsewhere.example     |
        a part of the name         | studio.example      | https://evil.studio.example  |
        the name as a part         | studio.example      | https://studio.example.evil  |
        another port               | studio.example:8080 | http://studio.example:9090   |
        another port, the usual    | studio.example:8080 | http://studio.example        |
        nowhere                    | studio.example:8080 | null                         |
        nonsense                   | studio.example:8080 | <studio.example>             |
        the name as a user         | studio.example      | https://studio.example@evil  |
        behind a proxy             | inner:8080          | https://elsewhere.example    | studio.example
        no host                    | <>                  | https://elsewhere.example    |
        """)
    void otherPagesAre(String how, String host, String origin, String forwardedHost) {
        ask(host, origin, forwardedHost);
        assertThat(OtherSite.sent(request)).as(how).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"cross-site, true", "same-site, true", "same-origin, false", "none, false"})
    void whatTheBrowserSaysOfTheSiteItselfCounts(String site, boolean other) {
        request.addHeader("Sec-Fetch-Site", site);
        assertThat(OtherSite.sent(request)).isEqualTo(other);
    }

    @Test
    void aBrowserKnowsItBetterThanAProxyThatChangesTheHost() {
        ask("127.0.0.1:8080", "https://studio.example", null);
        request.addHeader("Sec-Fetch-Site", "same-origin");
        assertThat(OtherSite.sent(request)).isFalse();
    }

    @Test
    void aProgramIsNoSite() {
        request.addHeader("Host", "studio.example");
        assertThat(OtherSite.sent(request)).isFalse();
    }

    private void ask(String host, String origin, String forwardedHost) {
        request.addHeader("Host", host);
        request.addHeader("Origin", origin);
        if (forwardedHost != null) {
            request.addHeader("X-Forwarded-Host", forwardedHost);
        }
    }
}
