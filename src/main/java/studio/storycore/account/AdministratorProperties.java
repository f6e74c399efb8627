package studio.storycore.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The administrator of a first start. Both count only while there is no account at all.
 *
 * @param password one is generated and printed when this is absent
 */
@ConfigurationProperties("storycore.admin")
record AdministratorProperties(
        @DefaultValue("admin") String username, @Nullable String password) {}
