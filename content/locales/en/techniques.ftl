### The words of the techniques. One message a step: what to do comes in its first 40 characters.
### Steps, seconds and sides stand in content/techniques/; a new wording must keep their meaning.

## stand-and-walk

technique-stand-and-walk-name = Stand up and walk
technique-stand-and-walk-about = One minute on your feet, at your own pace.
technique-stand-and-walk-stop = Sit down again if you feel dizzy, unwell or in pain.
technique-stand-and-walk-step-stand = Stand up slowly. Put your feet apart, let your arms hang and take one slow breath.
technique-stand-and-walk-step-walk = Walk a little. Around the room, or on the spot if there is no space. Breathe as you like.
technique-stand-and-walk-step-rest = Stand still for a moment. Let your shoulders drop and breathe out slowly.

## torso-twist-light

technique-torso-twist-light-name = Light torso turns
technique-torso-twist-light-about = Small, easy turns on your chair to warm up.
technique-torso-twist-light-stop = Stop if a turn is sharp, shooting or makes you dizzy.
technique-torso-twist-light-step-sit = Sit tall, with both feet flat. Cross your arms on your chest.
technique-torso-twist-light-step-turn-right = Turn gently to the right and come back. Five times, slowly and without pushing. Breathe out as you turn.
technique-torso-twist-light-step-turn-left = Turn gently to the left and come back. Five times, slowly and without pushing. Breathe out as you turn.

## arm-circles

technique-arm-circles-name = Arm circles
technique-arm-circles-about = Small circles that warm up the shoulders and the upper back.
technique-arm-circles-stop = Stop if a shoulder hurts, or an arm tingles or goes numb.
technique-arm-circles-step-ready = Stand or sit clear of your desk. Let your arms hang.
technique-arm-circles-step-forward = Circle both arms forward, five times. Small to medium circles, slow and easy.
technique-arm-circles-step-backward = Circle both arms backward, five times. The same size, and keep breathing.
technique-arm-circles-step-rest = Let your arms hang and take a slow breath.

## seated-side-bend

technique-seated-side-bend-name = Seated side bend
technique-seated-side-bend-about = A slow lean to each side, on a chair that does not roll or tip.
technique-seated-side-bend-stop = Stop if the lean pinches, or if pain runs into a leg.
technique-seated-side-bend-step-sit = Sit tall, with both feet flat. The chair must not roll or tip.
technique-seated-side-bend-step-hands-left = Left hand holds the seat beside you. Rest your right hand on your left thigh.
technique-seated-side-bend-step-lean-left = Lean slowly to the left, until you feel a mild stretch along your right side. Stay there and breathe.
technique-seated-side-bend-step-hands-right = Right hand holds the seat beside you. Rest your left hand on your right thigh.
technique-seated-side-bend-step-lean-right = Lean slowly to the right, until you feel a mild stretch along your left side. Stay there and breathe.
technique-seated-side-bend-step-up = Come up slowly to the middle. Breathe in.

## seated-crossed-leg-rotation

technique-seated-crossed-leg-rotation-name = Seated turn with crossed legs
technique-seated-crossed-leg-rotation-about = A slow turn from the waist, to each side.
technique-seated-crossed-leg-rotation-stop = Stop if it is sharp, or if pain, tingling or numbness runs into a leg.
technique-seated-crossed-leg-rotation-step-sit = Sit tall at the front of the seat, with both feet flat.
technique-seated-crossed-leg-rotation-step-cross-left = Cross your left leg over the right. Rest your right elbow or hand on the outside of your left knee.
technique-seated-crossed-leg-rotation-step-turn-left = Turn to the left from your waist. Your arm only rests there, it does not pull. Breathe out.
technique-seated-crossed-leg-rotation-step-cross-right = Cross your right leg over the left. Rest your left elbow or hand on the outside of your right knee.
technique-seated-crossed-leg-rotation-step-turn-right = Turn to the right from your waist. Your arm only rests there, it does not pull. Breathe out.
technique-seated-crossed-leg-rotation-step-centre = Come back to the middle, slowly. Breathe in.

## chair-sideways-twist

technique-chair-sideways-twist-name = Sideways chair turn
technique-chair-sideways-twist-about = A slow turn toward the back of a chair without arms, to each side.
technique-chair-sideways-twist-stop = Stop if it is sharp or shooting, or if you get dizzy.
technique-chair-sideways-twist-step-sit-right = Sit sideways on your chair, its back at your right. Feet flat, both hands on the chair back.
technique-chair-sideways-twist-step-turn-right = Turn to the right, toward the chair back. Your hands only guide. Breathe out and stay.
technique-chair-sideways-twist-step-sit-left = Change sides: the chair back is now at your left. Feet flat, both hands on the chair back.
technique-chair-sideways-twist-step-turn-left = Turn to the left, toward the chair back. Your hands only guide. Breathe out and stay.
technique-chair-sideways-twist-step-centre = Come back to the middle, slowly. Breathe in.

## elbow-butterfly

technique-elbow-butterfly-name = Elbow butterfly
technique-elbow-butterfly-about = Elbows together and apart, for the upper back.
technique-elbow-butterfly-stop = Stop if a shoulder or your neck hurts, or an arm tingles.
technique-elbow-butterfly-step-ready = Fingertips on your shoulders, each hand on its own side, palms down. Sit or stand tall.
technique-elbow-butterfly-step-close = Bring your elbows together in front, until you feel a mild stretch between your shoulder blades.
technique-elbow-butterfly-step-open = Open your elbows again. Breathe in.

## chair-back-extension

technique-chair-back-extension-name = Upper back over the chair
technique-chair-back-extension-about = Only on a chair that stands firm, with a firm back of middle height. Two slow leans, no more.
technique-chair-back-extension-stop = Stop if your neck hurts, if you get dizzy or if anything goes numb.
technique-chair-back-extension-step-sit = Sit right back in your chair. Lock any wheels. The top of its back should reach your shoulder blades.
technique-chair-back-extension-step-hands = Hands behind your head, to carry it. Keep your chin slightly tucked.
technique-chair-back-extension-step-lean = Breathe out and lean your upper back a little over the chair back. One breath only.
technique-chair-back-extension-step-up = Come up slowly. Your hands still carry your head. Breathe in.

## knee-to-chest-single

technique-knee-to-chest-single-name = One knee to the chest
technique-knee-to-chest-single-about = Lying on your back on a mat, one knee at a time.
technique-knee-to-chest-single-stop = Stop if your back or hip pinches, or if pain runs into a leg.
technique-knee-to-chest-single-step-lie = Lie on your back on a mat. Bend both knees, feet flat. Let your head and shoulders rest.
technique-knee-to-chest-single-step-lift-left = Bring your left knee toward your chest. Hold it with both hands behind the thigh.
technique-knee-to-chest-single-step-stay-left = Stay with the left knee, as near as is comfortable. Keep breathing slowly.
technique-knee-to-chest-single-step-lower-left = Lower your left foot slowly to the mat.
technique-knee-to-chest-single-step-lift-right = Bring your right knee toward your chest. Hold it with both hands behind the thigh.
technique-knee-to-chest-single-step-stay-right = Stay with the right knee, as near as is comfortable. Keep breathing slowly.
technique-knee-to-chest-single-step-lower-right = Lower your right foot slowly to the mat.

## supine-knee-drop-twist

technique-supine-knee-drop-twist-name = Lying knee drop
technique-supine-knee-drop-twist-about = Lying on a mat, both knees sink to one side, then to the other.
technique-supine-knee-drop-twist-stop = Stop if it is sharp, or if pain, tingling or numbness runs into a leg.
technique-supine-knee-drop-twist-step-lie = Lie on your back, knees bent, feet flat. Arms out to the sides, palms up. Keep a pillow near.
technique-supine-knee-drop-twist-step-drop-left = Let both knees sink to the left, together and only as far as is easy. Both shoulders stay down.
technique-supine-knee-drop-twist-step-stay-left = Stay with your knees on the left. Breathe out slowly. A pillow under them helps if they hang.
technique-supine-knee-drop-twist-step-drop-right = Let both knees sink to the right, together and only as far as is easy. Both shoulders stay down.
technique-supine-knee-drop-twist-step-stay-right = Stay with your knees on the right. Breathe out slowly. A pillow under them helps if they hang.
technique-supine-knee-drop-twist-step-back = Bring your knees back to the middle. Let your tummy muscles do the work.

## bridge

technique-bridge-name = Bridge
technique-bridge-about = Lying on a mat, your hips go up and down three times.
technique-bridge-stop = Stop if your back hurts, a leg cramps or you feel dizzy.
technique-bridge-step-lie = Lie on your back, knees bent. Feet flat, as wide apart as your hips. Arms at your sides.
technique-bridge-step-lift = Squeeze your buttocks and lift your hips. Shoulders, hips and knees make one straight line.
technique-bridge-step-stay = Stay up in that line, without an arch in your back. Breathe slowly.
technique-bridge-step-lower = Lower your hips slowly. Breathe out.
