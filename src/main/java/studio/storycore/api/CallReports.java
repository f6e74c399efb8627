package studio.storycore.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * Answers calls that the server refuses before the application sees them, such as those of an address with an encoded
 * slash; else it would answer with a page of its own.
 */
@Configuration(proxyBeanMethods = false)
class CallReports {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsForRefusedCalls(
            ObjectProvider<Problems> problems) {
        return server -> server.addContextCustomizers(context ->
                context.getParent().getPipeline().addValve(new Report(context.getPath() + "/api/", problems)));
    }

    private static final class Report extends ErrorReportValve {

        private final String calls;
        private final ObjectProvider<Problems> problems;

        Report(String calls, ObjectProvider<Problems> problems) {
            this.calls = calls;
            this.problems = problems;
            // What it says of anything else is in the place of Spring Boot's own, which tells nothing about the server.
            setShowReport(false);
            setShowServerInfo(false);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            String address = request.getRequestURI();
            boolean refused = status != null && status.is4xxClientError() && response.getContentWritten() == 0;
            if (!refused || address == null || !address.startsWith(calls) || !response.setErrorReported()) {
                super.report(request, response, failure);
                return;
            }
            try {
                problems.getObject().write(request, response, status, "refused.address");
                response.finishResponse();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
