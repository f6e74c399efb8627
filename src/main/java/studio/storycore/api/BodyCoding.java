package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses what is sent compressed, or in other letters than UTF-8: it would be read as if it were not. */
@Component
class BodyCoding implements HandlerInterceptor, WebMvcConfigurer {

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
        String charset = charset(request.getContentType());
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new Refused("charset");
        }
        return true;
    }

    private static @Nullable String charset(@Nullable String type) {
        if (type == null) {
            return null;
        }
        String charset = MediaType.parseMediaType(type).getParameter("charset");
        return charset == null ? null : charset.replace("\"", "");
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
