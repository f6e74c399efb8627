package studio.storycore.storage.mongo;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonValue;
import studio.storycore.contract.ProjectBson;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.AuthoredEdit;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The edits of a revision as BSON or JSON. An edit, or a part of one, that this version does not know is an error: to
 * leave it out would show a state that never was.
 */
final class StoredEdits {

    private static final TypeReference<List<AuthoredEdit>> EDITS = new TypeReference<>() {};

    private final ProjectJson json;
    private final ProjectBson bson;
    private final JsonMapper mapper;

    StoredEdits(ProjectJson json, ProjectBson bson) {
        this.json = json;
        this.bson = bson;
        this.mapper = json.mapper()
                .rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    BsonArray toBson(List<AuthoredEdit> edits) {
        return bson.toBson(mapper.valueToTree(edits)).asArray();
    }

    List<AuthoredEdit> fromBson(BsonValue stored) {
        return fromTree(bson.toJson(stored));
    }

    byte[] toJson(List<AuthoredEdit> edits) {
        return mapper.writeValueAsBytes(edits);
    }

    List<AuthoredEdit> fromJson(byte[] stored) {
        return fromTree(json.readTree(stored));
    }

    private List<AuthoredEdit> fromTree(JsonNode tree) {
        return mapper.treeToValue(tree, EDITS);
    }
}
