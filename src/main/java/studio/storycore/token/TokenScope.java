package studio.storycore.token;

import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What may be done with an access token, within what its person may do. */
public enum TokenScope {
    /** Looking only: {@code GET} and {@code HEAD}. */
    READ,
    /** Everything, looking included. */
    WRITE;

    static final String MAY_READ = "SCOPE_read";
    static final String MAY_WRITE = "SCOPE_write";

    List<GrantedAuthority> authorities() {
        return switch (this) {
            case READ -> List.of(new SimpleGrantedAuthority(MAY_READ));
            case WRITE -> List.of(new SimpleGrantedAuthority(MAY_READ), new SimpleGrantedAuthority(MAY_WRITE));
        };
    }
}
