package studio.storycore.push;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class PushConfiguration {

    /** Behind the part of the web server that reads what proxies say, which Spring Boot adds before. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> longPollingReports() {
        return server -> server.addEngineValves(new LongPollingReports());
    }

    /** Before everything else, also before the part of the web server that opens websockets. */
    @Bean
    FilterRegistrationBean<PushDoor> pushDoor() {
        FilterRegistrationBean<PushDoor> door = new FilterRegistrationBean<>(new PushDoor());
        door.addUrlPatterns(PushDoor.PATH + "/*");
        door.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return door;
    }
}
