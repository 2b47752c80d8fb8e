package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;

/** What a phrase stands for. */
sealed interface Target {
    record Of(Answer answer) implements Target {
        @Override
        public String toString() {
            return answer.toString();
        }
    }

    record At(Command command) implements Target {
        @Override
        public String toString() {
            return command.id();
        }
    }
}
