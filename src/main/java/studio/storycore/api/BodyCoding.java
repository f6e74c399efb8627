package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses what is sent compressed, or in other letters than UTF-8: it would be read as if it were not. Refuses the types that
 * a form can have as well, also where nothing is read: a page of another site can send those without being asked about it.
 */
@Component
class BodyCoding implements HandlerInterceptor, WebMvcConfigurer {

    private static final List<MediaType> FORMS =
            List.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA, MediaType.TEXT_PLAIN);

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
            throw new Refused("coding");
        }
        MediaType type = type(request.getContentType());
        if (type != null && FORMS.stream().anyMatch(form -> form.equalsTypeAndSubtype(type))) {
            throw new Refused("form");
        }
        String charset = type == null ? null : type.getParameter("charset");
        if (charset != null && !charset.replace("\"", "").equalsIgnoreCase("utf-8")) {
            throw new Refused("charset");
        }
        return true;
    }

    private static @Nullable MediaType type(@Nullable String type) {
        return type == null ? null : MediaType.parseMediaType(type);
    }

    /** Thrown for what cannot be read; its text is {@code api.<key>}. */
    static final class Refused extends RuntimeException {

        private final String key;

        private Refused(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }
}
