package studio.storycore.reliability;

import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.SpringSecurityAutoConfiguration;
import com.vaadin.flow.spring.VaadinScopesConfig;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import studio.storycore.StoryCoreStudio;
import studio.storycore.storage.StorageBackend;

/**
 * The application without what people see of it: the beans from an edit to the disk, configured as it configures them
 * (live projects, saving, contract, storage with MongoDB's driver, health, scheduler, the save at shutdown). Left out are
 * the web server, the pages, accounts and the library, so that it starts in a third of the time.
 *
 * <p>Not marked as a configuration: the application would find it in the tests' class path, and leave all that out too.
 */
@EnableAutoConfiguration(
        exclude = {SpringBootAutoConfiguration.class, SpringSecurityAutoConfiguration.class, VaadinScopesConfig.class})
@ComponentScan(
        basePackages = {
            "studio.storycore.contract",
            "studio.storycore.health",
            "studio.storycore.i18n",
            "studio.storycore.live",
            "studio.storycore.saving",
            "studio.storycore.storage"
        },
        excludeFilters = @Filter(TestConfiguration.class))
@ComponentScan(basePackageClasses = StoryCoreStudio.class, resourcePattern = "SchedulingConfiguration.class")
class StudioServices {

    static ConfigurableApplicationContext start(String... arguments) {
        return start(UnaryOperator.identity(), arguments);
    }

    /** @param seenAs what the services get in the place of the store */
    static ConfigurableApplicationContext start(UnaryOperator<StorageBackend> seenAs, String... arguments) {
        return new SpringApplicationBuilder(StudioServices.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String name) {
                        return bean instanceof StorageBackend store ? seenAs.apply(store) : bean;
                    }
                }))
                .run(arguments);
    }
}
