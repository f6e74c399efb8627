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

    /** Before nearly everything else, also the part of the web server that opens websockets; behind what sets UTF-8. */
    @Bean
    FilterRegistrationBean<PushDoor> pushDoor() {
        FilterRegistrationBean<PushDoor> door = new FilterRegistrationBean<>(new PushDoor());
        door.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return door;
    }
}
