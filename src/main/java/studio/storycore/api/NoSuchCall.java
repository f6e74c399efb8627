package studio.storycore.api;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Answers what no call under /api is mapped to; else the pages would answer it, with a page. */
@Configuration(proxyBeanMethods = false)
class NoSuchCall {

    /** Behind the calls, before the pages. */
    private static final int BEHIND_THE_CALLS = 1;

    @Bean
    SimpleUrlHandlerMapping apiWithoutCall(Problems problems, JsonMapper json) {
        HttpRequestHandler notFound = (request, response) -> {
            String text = problems.text("no-such-call", Language.of(request));
            response.setStatus(HttpStatus.NOT_FOUND.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), problems.of(HttpStatus.NOT_FOUND, text, List.of()));
        };
        return new SimpleUrlHandlerMapping(Map.of("/api/**", notFound), BEHIND_THE_CALLS);
    }
}
