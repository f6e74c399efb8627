package studio.storycore.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the contract's records look like as JSON, taken from the records themselves, so that there is no second list of
 * fields to keep right. Each record's last component holds the fields that the contract does not name.
 */
final class RecordShape {

    /** How a field looks in JSON. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        CHOICE,
        RECORD,
        TEXTS,
        RECORDS
    }

    /**
     * @param accessor reads it from a record
     * @param shape    of the record, or of the records in the list
     * @param choices  the constants by their JSON names
     */
    record Field(
            String name,
            Kind kind,
            boolean optional,
            MethodHandle accessor,
            @Nullable RecordShape shape,
            Map<String, Object> choices) {

        /** The value of this field in a record that has it; null if it is absent. */
        @Nullable
        Object of(Object record) {
            try {
                return (@Nullable Object) accessor.invokeExact(record);
            } catch (RuntimeException | java.lang.Error thrown) {
                throw thrown;
            } catch (Throwable checked) {
                throw new IllegalStateException("no accessor of a record declares exceptions", checked);
            }
        }

        /** The shape of a field that holds a record, or a list of them. */
        RecordShape requiredShape() {
            if (shape == null) {
                throw new IllegalStateException(name + " holds no record");
            }
            return shape;
        }
    }

    private static final String UNKNOWN = "unknown";

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final MethodHandle constructor;

    private RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            if (!component.getName().equals(UNKNOWN)) {
                fields.put(component.getName(), field(component));
            }
        }
        this.constructor = constructor(type, components);
    }

    static RecordShape of(Class<? extends Record> type) {
        return new RecordShape(type);
    }

    /** Whether a type is a record of the contract, to be read and written by its shape. */
    static boolean fits(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(UNKNOWN) && component.getType() == Map.class);
    }

    Map<String, Field> fields() {
        return fields;
    }

    /** Whether a record somewhere in this one has a field of this name. */
    boolean isNamed(String name) {
        return fields.containsKey(name)
                || fields.values().stream().map(Field::shape).anyMatch(inner -> inner != null && inner.isNamed(name));
    }

    /** Calls the record's constructor. */
    Object construct(Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | java.lang.Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException("no constructor of the contract declares exceptions", checked);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("records of the contract are public: " + type, hidden);
        }
    }

    private static Field field(RecordComponent component) {
        Class<?> type = component.getType();
        MethodHandle accessor = accessor(component);
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        String name = component.getName();
        if (type == String.class) {
            return new Field(name, Kind.TEXT, optional, accessor, null, Map.of());
        }
        if (type == double.class || type == Double.class) {
            return new Field(name, Kind.NUMBER, optional, accessor, null, Map.of());
        }
        if (type == boolean.class) {
            return new Field(name, Kind.FLAG, optional, accessor, null, Map.of());
        }
        if (type.isEnum()) {
            return new Field(name, Kind.CHOICE, optional, accessor, null, choices(type));
        }
        if (type.isRecord()) {
            return new Field(name, Kind.RECORD, optional, accessor, new RecordShape(type), Map.of());
        }
        if (type == List.class) {
            Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return element == String.class
                    ? new Field(name, Kind.TEXTS, optional, accessor, null, Map.of())
                    : new Field(name, Kind.RECORDS, optional, accessor, new RecordShape((Class<?>) element), Map.of());
        }
        throw new IllegalStateException("the contract has no fields of " + type);
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException("records of the contract are public: " + component, hidden);
        }
    }

    private static Map<String, Object> choices(Class<?> type) {
        Map<String, Object> choices = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            try {
                choices.put(
                        type.getField(((Enum<?>) constant).name())
                                .getAnnotation(JsonProperty.class)
                                .value(),
                        constant);
            } catch (NoSuchFieldException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return choices;
    }
}
