package studio.storycore.api;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.AddGeneration;
import studio.storycore.edit.EditGroup;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.WherePossible;
import studio.storycore.project.GenerationRecord;
import studio.storycore.project.InvalidValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads a list of edits as strictly as a document: what an edit does not know, or lacks, is told with its place. */
@Component
class EditReader {

    private static final int MOST = 1_000;
    private static final Set<CoercionInputShape> NO_TEXT =
            Set.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);

    private final ProjectJson json;
    private final JsonMapper mapper;

    EditReader(ProjectJson json) {
        this.json = json;
        this.mapper = json.mapper()
                .rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                // The feature above leaves it open what becomes a text.
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> NO_TEXT.forEach(other -> text.setCoercion(other, CoercionAction.Fail)))
                .build();
    }

    /**
     * @throws BadRequest   when it is no list of edits, or one of them replaces the whole content
     * @throws InvalidEdits when some of them make no sense; it tells of each
     */
    List<ProjectEdit> read(byte[] bytes) {
        JsonNode list = json.readTree(bytes);
        if (!list.isArray() || list.isEmpty() || count(list) > MOST) {
            throw new BadRequest(BadRequest.Reason.EDITS);
        }
        json.requireStorable(list);
        List<ProjectEdit> edits = new ArrayList<>(list.size());
        List<InvalidEdits> wrong = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            try {
                edits.add(edit(list.get(i), "/" + i));
            } catch (InvalidEdits senseless) {
                wrong.add(senseless);
            }
        }
        if (!wrong.isEmpty()) {
            throw wrong.removeFirst().and(wrong);
        }
        return edits;
    }

    /** All of them, also those inside others. */
    private static int count(JsonNode edits) {
        int count = edits.size();
        for (JsonNode edit : edits) {
            for (JsonNode inside = edit; inside.isObject(); inside = inside.path("wanted")) {
                count += count(inside.path("edits"));
            }
        }
        return count;
    }

    /**
     * @throws InvalidDocument when it breaks the contract
     * @throws InvalidEdits    when it is no record of a generation
     */
    AddGeneration generation(byte[] bytes) {
        JsonNode node = json.readTree(bytes);
        if (!node.isObject()) {
            throw new InvalidEdits(InvalidEdits.Reason.VALUE, "", null);
        }
        json.requireStorable(node);
        try {
            return new AddGeneration(mapper.treeToValue(node, GenerationRecord.class));
        } catch (DatabindException wrong) {
            throw because(wrong, place(wrong));
        }
    }

    private ProjectEdit edit(JsonNode node, String path) {
        if (!node.isObject() || !node.path("edit").isString()) {
            throw new InvalidEdits(InvalidEdits.Reason.KIND, path + "/edit", null);
        }
        try {
            ProjectEdit edit = mapper.treeToValue(node, ProjectEdit.class);
            requireWhole(edit, path);
            return edit;
        } catch (InvalidTypeIdException unknown) {
            throw new InvalidEdits(InvalidEdits.Reason.KIND, path + place(unknown) + "/edit", null);
        } catch (DatabindException wrong) {
            throw because(wrong, path + place(wrong));
        } catch (JacksonException wrong) {
            throw new InvalidEdits(InvalidEdits.Reason.VALUE, path, null);
        }
    }

    private static InvalidEdits because(DatabindException wrong, String path) {
        Throwable cause = wrong.getCause();
        if (cause instanceof InvalidDocument || cause instanceof InvalidValue) {
            return new InvalidEdits(InvalidEdits.Reason.VALUE, path, cause);
        }
        return new InvalidEdits(cause == null ? InvalidEdits.Reason.FIELD : InvalidEdits.Reason.VALUE, path, null);
    }

    private static String place(DatabindException wrong) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : wrong.getPath()) {
            String name = step.getPropertyName();
            path.append('/')
                    .append(
                            name == null
                                    ? step.getIndex()
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return path.toString();
    }

    /** Jackson leaves null what is not there. */
    private static void requireWhole(ProjectEdit edit, String path) {
        switch (edit) {
            case ReplaceProject whole -> throw new BadRequest(BadRequest.Reason.REPLACE);
            case EditGroup group -> {
                int index = 0;
                for (ProjectEdit inner : group.edits()) {
                    requireWhole(inner, path + "/edits/" + index);
                    index++;
                }
            }
            case WherePossible possible
            when possible.wanted() != null -> requireWhole(possible.wanted(), path + "/wanted");
            default -> requireComponents((Record) edit, path);
        }
    }

    private static void requireComponents(Record edit, String path) {
        for (RecordComponent component : edit.getClass().getRecordComponents()) {
            Object value = valueOf(component, edit);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (value == null && !optional) {
                throw new InvalidEdits(InvalidEdits.Reason.MISSING, path + "/" + component.getName(), null);
            }
            if (value instanceof Record inner) {
                requireComponents(inner, path + "/" + component.getName());
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
