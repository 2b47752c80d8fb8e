package charge.hotline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
    @Test
    void userAndPasswordAndParametersGoToTheDriver() {
        assertThat(PostgresUrl.of("postgresql://me:p%40ss+word:%C3%A9@db.example:5433/hotline?sslmode=verify-full"
                        + "&sslrootcert=/etc/ca.pem"))
                .isEqualTo(new PostgresUrl(
                        "db.example:5433",
                        "hotline",
                        Map.of(
                                "user",
                                "me",
                                "password",
                                "p@ss+word:é",
                                "sslmode",
                                "verify-full",
                                "sslrootcert",
                                "/etc/ca.pem")));
    }

    @Test
    void severalServersMayBeNamed() {
        PostgresUrl url =
                PostgresUrl.of("postgresql://me@a.example,b.example:5433,[::1]:5434/h?targetServerType=primary");

        assertThat(url.servers()).isEqualTo("a.example,b.example:5433,[::1]:5434");
        assertThat(url.properties()).containsOnly(Map.entry("user", "me"), Map.entry("targetServerType", "primary"));
    }

    @Test
    void itsTextHasNoPassword() {
        assertThat(PostgresUrl.of("postgresql://me:hush@db.example/hotline?sslpassword=hush"))
                .hasToString("db.example/hotline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db.example/hotline",
                "mysql://me:hush@db.example/hotline",
                "jdbc:postgresql://db.example/hotline",
                "postgresql://me:hush@db.example",
                "postgresql://me:hush@db.example/",
                "postgresql://me:hush@/hotline",
                "postgresql://me:hu@sh@db.example/hotline",
                "postgresql://me:hush@db.example:99999/hotline",
                "postgresql://me:hush@db.example:0/hotline",
                "postgresql://me:hush@db.example,/hotline",
                "postgresql://me:hush%zz@db.example/hotline",
                "postgresql://me:hush@db.example/hotline?sslmod=require",
                "postgresql://me:hush@db.example/hotline?sslmode",
                "postgresql://me:hush@db.example/hotline?sslmode=require&"
            })
    void whatCannotBeReadIsToldWithoutThePassword(String text) {
        assertThatThrownBy(() -> PostgresUrl.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write")
                .hasMessageNotContaining("hush");
    }
}
