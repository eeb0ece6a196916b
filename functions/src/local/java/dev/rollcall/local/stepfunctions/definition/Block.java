package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A part of a definition's text that has StartAt and States.
 *
 * @param path where it stands, empty for the whole machine
 */
record Block(String path, JsonNode node) {

    /** Returns the machine itself and every branch and item processor inside, outermost first. */
    static List<Block> in(JsonNode machine) {
        List<Block> blocks = new ArrayList<>();
        collect(new Block("", machine), blocks);
        return blocks;
    }

    private static void collect(Block block, List<Block> blocks) {
        blocks.add(block);
        block.forEachState((path, state) -> {
            int index = 0;
            for (JsonNode branch : state.path("Branches")) {
                collect(new Block(path + "/Branches[" + index++ + "]", branch), blocks);
            }
            if (state.path("ItemProcessor").isObject()) {
                collect(new Block(path + "/ItemProcessor", state.path("ItemProcessor")), blocks);
            }
        });
    }

    /** Calls with each state's path and text. */
    void forEachState(BiConsumer<String, JsonNode> action) {
        node.path("States")
                .properties()
                .forEach(state ->
                        action.accept(path + "/States/" + state.getKey(), state.getValue()));
    }
}
