package studio.storycore.contract;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.Version;
import tools.jackson.core.json.JsonGeneratorBase;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Teaches Jackson how the contract's records are read, and that a whole number is written without a fraction. */
final class ContractModule extends SimpleModule {

    /** From here on a double no longer fits into a long. */
    private static final double LONGEST = 0x1p63;

    ContractModule() {
        super("contract", Version.unknownVersion());
        addSerializer(Double.class, new PlainDouble());
        addSerializer(double.class, new PlainDouble());
        setDeserializerModifier(new ReadByShape());
    }

    private static final class ReadByShape extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> standard) {
            Class<?> type = description.getBeanClass();
            return RecordShape.fits(type) ? new ShapedRecord(type.asSubclass(Record.class)) : standard;
        }
    }

    private static final class ShapedRecord extends StdDeserializer<Object> {

        private final transient RecordShape shape;

        ShapedRecord(Class<? extends Record> type) {
            super(type);
            this.shape = RecordShape.of(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            return new RecordBinder(new JsonTree(parser, JsonReader.DEEPEST, JsonReader.MOST_PARTS).value())
                    .bind(shape);
        }
    }

    private static final class PlainDouble extends StdSerializer<Double> {

        PlainDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
            double number = value;
            boolean negativeZero = Double.doubleToRawLongBits(number) == Double.doubleToRawLongBits(-0.0);
            if (number == Math.rint(number) && Math.abs(number) < LONGEST && !negativeZero) {
                long whole = (long) number;
                if (whole == (int) whole) {
                    generator.writeNumber((int) whole);
                } else {
                    generator.writeNumber(whole);
                }
            } else if (generator instanceof JsonGeneratorBase) {
                // Text: as a person would write it, 1768060952281.25 and not 1.76806095228125E12.
                generator.writeNumber(negativeZero ? "-0.0" : new BigDecimal(value.toString()).toString());
            } else {
                generator.writeNumber(number);
            }
        }
    }
}
