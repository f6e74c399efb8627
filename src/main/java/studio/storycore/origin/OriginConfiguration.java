package studio.storycore.origin;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OriginConfiguration {

    /** Behind the part of the web server that reads what proxies say, which Spring Boot adds before. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> requestAddress() {
        return server -> server.addEngineValves(new RequestAddress());
    }
}
