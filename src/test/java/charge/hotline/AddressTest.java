package charge.hotline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void whereSomethingListensThePortIsNamedAndAFreeOneStaysFree() throws Exception {
        Address address;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new Address(Setting.HOTLINE_DESK_PORT, "127.0.0.1", other.getLocalPort());

            assertThatThrownBy(address::probe)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("write another port for HOTLINE_DESK_PORT");
        }
        address.probe();
        address.probe();
        new Address(Setting.HOTLINE_PORT, "127.0.0.1", 0).probe();
    }
}
