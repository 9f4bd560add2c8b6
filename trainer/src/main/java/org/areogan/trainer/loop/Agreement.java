package org.areogan.trainer.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import org.areogan.engine.Workers;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.events.EpochJson;
import org.areogan.trainer.events.EpochRecord;

/** What workers make sure of between steps: that all have the same weights, and go by the same scores. */
record Agreement(Workers workers, Players players) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws UserException at a worker whose parameters are not those of the first one to the bit */
    void requireSameWeights(long step) {
        if (workers.isAlone()) {
            return;
        }
        byte[] own = players.hash();
        if (!Arrays.equals(own, workers.fromFirst(own))) {
            throw new UserException("after step " + step + " worker " + workers.number()
                    + " has other weights than worker 0: their processors or engines compute differently, so that they cannot"
                    + " train one network; take machines of one kind, or name an --engine that all have");
        }
    }

    /** Tells the others how an epoch ended. */
    void tell(EpochRecord record) {
        if (workers.isAlone()) {
            return;
        }
        try {
            workers.fromFirst(MAPPER.writeValueAsBytes(EpochJson.write(record)));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("an epoch cannot be written as JSON", failure);
        }
    }

    /** How the epoch ended, by the first worker. */
    EpochRecord hear(ClassSet classes) {
        try {
            return EpochJson.read(MAPPER.readTree(workers.fromFirst(new byte[0])), classes);
        } catch (IOException failure) {
            throw new IllegalStateException("the first worker's epoch cannot be read", failure);
        }
    }
}
