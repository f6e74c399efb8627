package studio.storycore.api;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Answers what no call under /api is mapped to; else the pages would answer it, with a page. */
@Configuration(proxyBeanMethods = false)
class NoSuchCall {

    /** Behind the calls, before the pages. */
    private static final int BEHIND_THE_CALLS = 1;

    @Bean
    SimpleUrlHandlerMapping apiWithoutCall(Problems problems) {
        HttpRequestHandler notFound =
                (request, response) -> problems.write(request, response, HttpStatus.NOT_FOUND, "no-such-call");
        return new SimpleUrlHandlerMapping(Map.of("/api/**", notFound), BEHIND_THE_CALLS);
    }
}
