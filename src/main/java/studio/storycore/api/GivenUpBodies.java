package studio.storycore.api;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * Closes the connection of a body that was given up because it came too slowly. The server would otherwise go on reading
 * what is left of it, as it does with every refused body, so that browsers get the answer.
 */
@Configuration(proxyBeanMethods = false)
class GivenUpBodies {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> givenUpBodiesAreNotRead() {
        return server -> server.addEngineValves(new NotRead());
    }

    private static final class NotRead extends ValveBase {

        NotRead() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            if (response.getStatus() == HttpStatus.REQUEST_TIMEOUT.value()) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }
}
