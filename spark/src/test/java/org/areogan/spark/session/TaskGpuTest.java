package org.areogan.spark.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;

class TaskGpuTest {
    @Test
    void theFirstGpuIsTakenAndOtherResourcesAreNone() {
        ResourceInformation gpus = new ResourceInformation("gpu", new String[] {"3", "5"});
        ResourceInformation boards = new ResourceInformation("fpga", new String[] {"7"});
        assertThat(TaskGpu.index(Map.of("fpga", boards, "gpu", gpus))).contains("3");
        assertThat(TaskGpu.index(Map.of("fpga", boards))).isEmpty();
        assertThat(TaskGpu.index(Map.of("gpu", new ResourceInformation("gpu", new String[0]))))
                .isEmpty();
    }
}
