package studio.storycore.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import studio.storycore.contract.ProjectJson;

/** Stands before a store, and weighs what it hands out of revisions at once. Safe for use by any thread. */
public final class HeaviestRead implements InvocationHandler {

    private static final ProjectJson JSON = new ProjectJson();

    private final StorageBackend behind;
    private final StorageBackend store;
    private final AtomicLong heaviest = new AtomicLong();
    private final AtomicLong mostAtOnce = new AtomicLong();

    public HeaviestRead(StorageBackend behind) {
        this.behind = behind;
        this.store = (StorageBackend)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {StorageBackend.class}, this);
    }

    public StorageBackend store() {
        return store;
    }

    /** What revisions that were read at once weighed at the most, in bytes; single ones do not count. */
    public long heaviest() {
        return heaviest.get();
    }

    /** How many revisions were read at once at the most. */
    public long mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        try {
            Object result = method.invoke(behind, arguments);
            if (method.getName().equals("revisions")) {
                weigh((List<?>) result);
            }
            return result;
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private void weigh(List<?> revisions) {
        mostAtOnce.accumulateAndGet(revisions.size(), Math::max);
        if (revisions.size() > 1) {
            long weight = revisions.stream()
                    .mapToLong(revision -> JSON.mapper().writeValueAsBytes(((Revision) revision).edits()).length)
                    .sum();
            heaviest.accumulateAndGet(weight, Math::max);
        }
    }
}
